"""Letting in those who work here: links for their chat and for the pages, and an end to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast, get_args

from store.admissions import OPERATOR, Admitted, NotAdmitted, check_locations, staff_by_email
from store.models import Role, Staff
from store.organisation import Organisation
from store.store import Store
from store.work import Work


def add_staff(
    store: Store,
    organisation: Organisation,
    name: str,
    email: str,
    roles: Sequence[str],
    locations: Sequence[str] = (),
) -> Admitted:
    """A member of staff, with a link that ties a Telegram chat; no location means all of them."""
    check_locations(organisation, locations)
    known = get_args(Role)
    wrong = sorted(set(roles) - set(known))
    if wrong or not roles:
        raise NotAdmitted(f"give one or more of these roles: {', '.join(known)}")
    with store.open_work() as work:
        if work.staff.by_email(email.casefold()):
            raise NotAdmitted(f"{email} is a member of staff already")
        staff = work.staff.add(name, cast("Sequence[Role]", roles), locations, email.casefold())
        made = with_links(work, staff)
        work.commit()
        return made


def with_links(work: Work, staff: Staff) -> Admitted:
    """New links for him; once used, his password, his phone and his log-ins of before are over."""
    return Admitted(staff.name, work.staff.invite(staff), work.log_ins.invite(staff))


def invite_again(store: Store, email: str) -> Admitted:
    """New links for a member of staff: a lost phone, or a password that is forgotten."""
    with store.open_work() as work:
        staff = staff_by_email(work, email)
        made = with_links(work, staff)
        work.accesses.append(OPERATOR, None, "staff_invited", subject_id=staff.id)
        work.commit()
        return made


def list_staff(store: Store) -> list[Staff]:
    """Everybody who works here now, by name."""
    with store.open_reading() as work:
        return work.staff.all()


def remove_staff(store: Store, email: str) -> None:
    """From now on nothing is told to him, and no log-in of his counts."""
    with store.open_work() as work:
        work.staff.remove(staff_by_email(work, email))
        work.commit()
