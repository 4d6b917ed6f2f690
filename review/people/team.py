"""Staff as managers see them: who works where, who has joined, and who is away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from starlette.responses import RedirectResponse, Response

from review.days import moment_of
from review.desk import Desk, desk_of, desk_page
from review.form import read_form, text_of
from review.parts import Parts, parts
from review.people.reach import colleague_of, is_within, manager_of, places_of
from review.refusal import Refusal
from store.models import Staff
from store.times import now

if TYPE_CHECKING:
    from starlette.requests import Request

    from store import Work


@dataclass(frozen=True)
class Line:
    """One of them; `away_until` is a day, `places` is empty for every place."""

    id: str
    name: str
    email: str
    roles: tuple[str, ...]
    places: tuple[str, ...]
    has_joined: bool
    away_until: str | None
    is_self: bool


@dataclass(frozen=True)
class Filled:
    """What was filled in for somebody new, to show it again when something is wrong."""

    name: str = ""
    email: str = ""
    roles: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


async def show(request: Request) -> Response:
    """GET /staff."""
    return await shown(request, Filled())


async def shown(request: Request, filled: Filled, wrong: str | None = None) -> Response:
    """Everybody of his places, and the place to let somebody in."""
    house = parts(request)

    def found(work: Work) -> tuple[Desk, dict[str, Any]]:
        manager = manager_of(work, request)
        mine = [each for each in work.staff.all() if is_within(manager, each.locations)]
        return desk_of(manager), {
            "lines": [line_of(house, each, manager) for each in mine],
            "places": places_of(house, manager),
            "is_everywhere": not manager.locations,
        }

    desk, values = await house.work(found)
    values |= {"filled": filled, "wrong": wrong}
    return desk_page(request, desk, "staff.html", 400 if wrong else 200, **values)


async def one(request: Request) -> Response:
    """GET /staff/<id>: what can be done about him."""
    house = parts(request)

    def found(work: Work) -> tuple[Desk, Line]:
        manager, staff = colleague_of(work, request)
        return desk_of(manager), line_of(house, staff, manager)

    desk, line = await house.work(found)
    return desk_page(request, desk, "staff_one.html", line=line)


async def away(request: Request) -> Response:
    """POST /staff/<id>/away: ill or on leave until a day, or back again."""
    house, form = parts(request), await read_form(request)
    is_back = text_of(form, "do") == "back"
    until = None if is_back else moment_of(house, text_of(form, "until"))

    def keep(work: Work) -> None:
        manager, staff = colleague_of(work, request)
        work.staff.be_absent(staff, until)
        what = "back" if until is None else "away"
        work.accesses.append("staff", manager.id, what, subject_id=staff.id)

    await house.work(keep)
    return RedirectResponse(f"/staff/{request.path_params['staff_id']}", 303)


async def remove(request: Request) -> Response:
    """POST /staff/<id>/remove: he reads nothing any more; nobody removes himself."""
    await read_form(request)

    def end(work: Work) -> None:
        manager, staff = colleague_of(work, request)
        if staff.id == manager.id:
            raise Refusal("refused", 409)
        work.staff.remove(staff)
        work.accesses.append("staff", manager.id, "staff_removed", subject_id=staff.id)

    await parts(request).work(end)
    return RedirectResponse("/staff", 303)


def line_of(house: Parts, staff: Staff, manager: Staff) -> Line:
    """Read inside the unit of work."""
    zone, names = ZoneInfo(house.organisation.timezone), house.organisation.locations
    until = staff.absent_until if staff.is_away(now()) else None
    return Line(
        id=staff.id,
        name=staff.name,
        email=staff.email or "",
        roles=tuple(staff.roles),
        places=tuple(names.get(each, each) for each in staff.locations),
        has_joined=staff.joined_at is not None,
        away_until=until.astimezone(zone).strftime("%d-%m-%Y") if until else None,
        is_self=staff.id == manager.id,
    )
