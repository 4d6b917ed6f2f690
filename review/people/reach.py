"""Whom a manager looks after: the clients and staff of his places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.access import member_of
from review.parts import Parts
from review.refusal import missing
from store.models import Client, Staff

if TYPE_CHECKING:
    from starlette.requests import Request

    from store import Work


def manager_of(work: Work, request: Request) -> Staff:
    """The manager who asks."""
    return member_of(work, request, "manager")


def client_of(work: Work, request: Request) -> tuple[Staff, Client]:
    """The client of the address, by code; one of another place is not there."""
    staff = manager_of(work, request)
    client = work.clients.by_code(request.path_params["code"])
    if client is None or not staff.works_at(client.location):
        raise missing()
    return staff, client


def colleague_of(work: Work, request: Request) -> tuple[Staff, Staff]:
    """The manager, and the member of staff of the address; one beyond his places is not there."""
    manager = manager_of(work, request)
    staff = work.staff.get(request.path_params["staff_id"])
    if staff is None or staff.removed_at is not None or not is_within(manager, staff.locations):
        raise missing()
    return manager, staff


def is_within(manager: Staff, locations: list[str] | tuple[str, ...]) -> bool:
    """Nobody looks after more places than he has; none means all of them."""
    if not manager.locations:
        return True
    return bool(locations) and all(manager.works_at(each) for each in locations)


def places_of(house: Parts, manager: Staff) -> dict[str, str]:
    """The names of his places, by code."""
    places = house.organisation.locations.items()
    return {code: name for code, name in places if manager.works_at(code)}


def advocates_at(work: Work, location: str) -> list[Staff]:
    """Who can be given to a client of this place."""
    return [
        each for each in work.staff.all() if "advocate" in each.roles and each.works_at(location)
    ]
