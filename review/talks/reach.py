"""Whom an advocate can talk with: the clients he is there for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.access import member_of
from review.refusal import missing
from store.models import Client, Staff

if TYPE_CHECKING:
    from starlette.requests import Request

    from store import Work


def clients_of(work: Work, staff: Staff) -> list[Client]:
    """Those that were given to him and are in the middle of it, by code."""
    found = [work.clients.get(each.client_id) for each in work.assignments.of_staff(staff.id)]
    mine = [each for each in found if each is not None and each.state == "active"]
    return sorted(mine, key=lambda each: each.code)


def client_of(work: Work, request: Request) -> tuple[Staff, Client]:
    """The client of the address, by code; another's client is not there."""
    staff = member_of(work, request, "advocate")
    code = request.path_params["code"]
    mine = [each for each in clients_of(work, staff) if each.code == code]
    if not mine:
        raise missing()
    return staff, mine[0]
