"""Letting people in: what staff do at the command line and on their page, each in one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast, get_args

from store.models import Client, Role, Staff
from store.organisation import Organisation
from store.store import Store
from store.work import Work

_OPERATOR = "operator"


class NotAdmitted(Exception):
    """It cannot be done; the text says why, for who asked for it."""


@dataclass(frozen=True)
class Admitted:
    """Who was let in, and the code of the link, which is shown this once."""

    name: str
    link_code: str
    log_in_code: str = ""
    """For the pages, where staff choose a password with it."""


@dataclass(frozen=True)
class ClientLine:
    """A client as staff see him in a list: no name, no words."""

    code: str
    state: str
    location: str
    advocates: tuple[str, ...]


def invite_client(
    store: Store,
    organisation: Organisation,
    location: str,
    advocates: Sequence[str] = (),
    name: str | None = None,
) -> Admitted:
    """A new client with a single-use link; advocates by e-mail address."""
    _check_locations(organisation, [location])
    with store.open_work() as work:
        client, link_code = work.clients.invite(location, name)
        for email in advocates:
            work.assignments.assign(client, _advocate(work, email))
        _log(work, "client_invited", client)
        work.commit()
        return Admitted(client.code, link_code)


def relink_client(store: Store, code: str) -> Admitted:
    """A link for a new phone; the old one is cut off when the link is used."""
    with store.open_work() as work:
        client = client_by_code(work, code)
        link_code = work.clients.relink(client)
        _log(work, "client_relinked", client)
        work.commit()
        return Admitted(client.code, link_code)


def assign_advocate(store: Store, code: str, email: str) -> None:
    """From now on this advocate is there for this client."""
    with store.open_work() as work:
        client = client_by_code(work, code)
        work.assignments.assign(client, _advocate(work, email))
        _log(work, "advocate_assigned", client)
        work.commit()


def list_clients(store: Store) -> list[ClientLine]:
    """Everybody who was let in or invited, by code."""
    with store.open_reading() as work:
        return [_line(work, client) for client in work.clients.all()]


def add_staff(
    store: Store,
    organisation: Organisation,
    name: str,
    email: str,
    roles: Sequence[str],
    locations: Sequence[str] = (),
) -> Admitted:
    """A member of staff, with a link that ties a Telegram chat; no location means all of them."""
    _check_locations(organisation, locations)
    known = get_args(Role)
    wrong = sorted(set(roles) - set(known))
    if wrong or not roles:
        raise NotAdmitted(f"give one or more of these roles: {', '.join(known)}")
    with store.open_work() as work:
        if work.staff.by_email(email.casefold()):
            raise NotAdmitted(f"{email} is a member of staff already")
        staff = work.staff.add(name, cast("Sequence[Role]", roles), locations, email.casefold())
        link_codes = work.staff.invite(staff), work.log_ins.invite(staff)
        work.commit()
        return Admitted(staff.name, *link_codes)


def invite_again(store: Store, email: str) -> Admitted:
    """New links for a member of staff: a lost phone, or a password that is forgotten."""
    with store.open_work() as work:
        staff = _staff(work, email)
        link_codes = work.staff.invite(staff), work.log_ins.invite(staff)
        work.accesses.append(_OPERATOR, None, "staff_invited", subject_id=staff.id)
        work.commit()
        return Admitted(staff.name, *link_codes)


def list_staff(store: Store) -> list[Staff]:
    """Everybody who works here now, by name."""
    with store.open_reading() as work:
        return work.staff.all()


def remove_staff(store: Store, email: str) -> None:
    """From now on nothing is told to him, and no log-in of his counts."""
    with store.open_work() as work:
        work.staff.remove(_staff(work, email))
        work.commit()


def client_by_code(work: Work, code: str) -> Client:
    """NotAdmitted when nobody has this code."""
    client = work.clients.by_code(code)
    if client is None:
        raise NotAdmitted(f"there is no client with the code {code}; see: zegje client list")
    return client


def _staff(work: Work, email: str) -> Staff:
    staff = work.staff.by_email(email.casefold())
    if staff is None:
        raise NotAdmitted(f"{email} is no member of staff; see: zegje staff list")
    return staff


def _advocate(work: Work, email: str) -> Staff:
    staff = _staff(work, email)
    if "advocate" not in staff.roles:
        raise NotAdmitted(f"{email} does not have the role advocate")
    return staff


def _check_locations(organisation: Organisation, locations: Sequence[str]) -> None:
    unknown = sorted(set(locations) - set(organisation.locations))
    if unknown:
        known = ", ".join(organisation.locations)
        raise NotAdmitted(f"unknown location {', '.join(unknown)}; ORGANISATION_FILE has: {known}")


def _line(work: Work, client: Client) -> ClientLine:
    advocates = tuple(staff.name for staff in work.assignments.of_client(client.id))
    return ClientLine(client.code, client.state, client.location, advocates)


def _log(work: Work, what: str, client: Client) -> None:
    work.accesses.append(_OPERATOR, None, what, client_id=client.id)
