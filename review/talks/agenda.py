"""The talks that were agreed to, soonest first, and everybody one can talk with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.responses import Response

from review.access import member_of
from review.desk import Desk, desk_of, desk_page
from review.inbox.proposing import in_words
from review.inbox.seeing import name_of
from review.parts import Parts, parts
from review.talks.reach import clients_of
from store.models import Talk
from store.times import now

if TYPE_CHECKING:
    from starlette.requests import Request

    from store import Work


@dataclass(frozen=True)
class Line:
    """One talk: with whom, and when and where in words."""

    code: str
    client_name: str
    lines: tuple[str, ...]
    signal_id: str


async def show(request: Request) -> Response:
    """GET /talks."""
    house = parts(request)

    def found(work: Work) -> tuple[Desk, list[Line], list[tuple[str, str]]]:
        staff = member_of(work, request, "advocate")
        talks = [_line(work, house, each) for each in work.talks.of_staff(staff.id, now())]
        people = [(each.code, name_of(house, each)) for each in clients_of(work, staff)]
        return desk_of(staff), [each for each in talks if each is not None], people

    desk, talks, people = await house.work(found)
    return desk_page(request, desk, "talks.html", talks=talks, people=people)


def _line(work: Work, house: Parts, talk: Talk) -> Line | None:
    client = work.clients.get(talk.client_id)
    if client is None or talk.at is None:
        return None
    told = in_words(house, talk)
    return Line(client.code, name_of(house, client), tuple(told.splitlines()), talk.signal_id or "")
