"""Letting people in: what staff do at the command line and on their page, each in one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from store.models import Client, Staff
from store.organisation import Organisation
from store.store import Store
from store.work import Work

OPERATOR = "operator"


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
    check_locations(organisation, [location])
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


def client_by_code(work: Work, code: str) -> Client:
    """NotAdmitted when nobody has this code."""
    client = work.clients.by_code(code)
    if client is None:
        raise NotAdmitted(f"there is no client with the code {code}; see: zegje client list")
    return client


def staff_by_email(work: Work, email: str) -> Staff:
    """NotAdmitted when nobody has this address."""
    staff = work.staff.by_email(email.casefold())
    if staff is None:
        raise NotAdmitted(f"{email} is no member of staff; see: zegje staff list")
    return staff


def _advocate(work: Work, email: str) -> Staff:
    staff = staff_by_email(work, email)
    if "advocate" not in staff.roles:
        raise NotAdmitted(f"{email} does not have the role advocate")
    return staff


def check_locations(organisation: Organisation, locations: Sequence[str]) -> None:
    """NotAdmitted for a place that the file does not have."""
    unknown = sorted(set(locations) - set(organisation.locations))
    if unknown:
        known = ", ".join(organisation.locations)
        raise NotAdmitted(f"unknown location {', '.join(unknown)}; ORGANISATION_FILE has: {known}")


def _line(work: Work, client: Client) -> ClientLine:
    advocates = tuple(staff.name for staff in work.assignments.of_client(client.id))
    return ClientLine(client.code, client.state, client.location, advocates)


def _log(work: Work, what: str, client: Client) -> None:
    work.accesses.append(OPERATOR, None, what, client_id=client.id)
