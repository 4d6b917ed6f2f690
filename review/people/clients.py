"""Clients as managers see them: codes, places and advocates; no names, and no words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response

from review.desk import Desk, desk_of, desk_page
from review.form import read_form, text_of
from review.parts import Parts, parts
from review.people.reach import advocates_at, client_of, manager_of, places_of
from review.refusal import Refusal
from store.models import Client

if TYPE_CHECKING:
    from starlette.requests import Request

    from store import Work


@dataclass(frozen=True)
class Line:
    """One client; `advocates` with their ids."""

    code: str
    state: str
    location: str
    advocates: tuple[tuple[str, str], ...]


async def show(request: Request) -> Response:
    """GET /people: everybody of his places."""
    house = parts(request)

    def found(work: Work) -> tuple[Desk, list[Line], dict[str, str]]:
        staff = manager_of(work, request)
        mine = [each for each in work.clients.all() if staff.works_at(each.location)]
        lines = [_line(work, house, each) for each in mine]
        return desk_of(staff), lines, places_of(house, staff)

    desk, lines, places = await house.work(found)
    return desk_page(request, desk, "people.html", lines=lines, places=places)


async def one(request: Request) -> Response:
    """GET /people/<code>: who is there for him, and what can be done."""
    house = parts(request)

    def found(work: Work) -> tuple[Desk, Line, list[tuple[str, str]]]:
        staff, client = client_of(work, request)
        line = _line(work, house, client)
        free = [(each.id, each.name) for each in advocates_at(work, client.location)]
        return desk_of(staff), line, [each for each in free if each not in line.advocates]

    desk, line, free = await house.work(found)
    return desk_page(request, desk, "person.html", line=line, free=free)


async def assign(request: Request) -> Response:
    """POST /people/<code>/advocates: one more, or one less."""
    house, form = parts(request), await read_form(request)
    deed, staff_id = text_of(form, "do"), text_of(form, "who")

    def change(work: Work) -> None:
        manager, client = client_of(work, request)
        known = {each.id: each for each in advocates_at(work, client.location)}
        mine = {each.id: each for each in work.assignments.of_client(client.id)}
        if deed == "add" and staff_id in known:
            work.assignments.assign(client, known[staff_id])
        elif deed == "end" and staff_id in mine:
            work.assignments.end(client, mine[staff_id])
        else:
            raise Refusal("refused", 400)
        what = "advocate_assigned" if deed == "add" else "advocate_ended"
        work.accesses.append("staff", manager.id, what, client_id=client.id, subject_id=staff_id)

    await house.work(change)
    return RedirectResponse(f"/people/{request.path_params['code']}", 303)


def _line(work: Work, house: Parts, client: Client) -> Line:
    mine = work.assignments.of_client(client.id)
    return Line(
        code=client.code,
        state=client.state,
        location=house.organisation.locations.get(client.location, client.location),
        advocates=tuple((each.id, each.name) for each in mine),
    )
