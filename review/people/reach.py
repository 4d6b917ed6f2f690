"""Whom a manager looks after: the clients and staff of his places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.access import member_of
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


def advocates_at(work: Work, location: str) -> list[Staff]:
    """Who can be given to a client of this place."""
    return [
        each for each in work.staff.all() if "advocate" in each.roles and each.works_at(location)
    ]
