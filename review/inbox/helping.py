"""Help from another advocate of the same client: he takes it over, or reads along."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response

from review.desk import Desk, desk_of, desk_page
from review.form import read_form, text_of
from review.inbox.reading import shown
from review.inbox.seeing import Seen, colleagues, name_of, opened_by
from review.parts import Parts, parts
from review.refusal import Refusal

if TYPE_CHECKING:
    from starlette.requests import Request

    from store import Work

_LONGEST_NOTE = 600
_DEEDS = ("handed", "along")


@dataclass(frozen=True)
class Helpers:
    """Who can help with this one."""

    desk: Desk
    signal_id: str
    seen: int
    client_name: str
    people: tuple[tuple[str, str], ...]


async def ask(request: Request) -> Response:
    """GET /inbox/<id>/help: whom, how, and a note."""
    house = parts(request)
    found = await house.work(lambda work: _helpers(work, house, request))
    return desk_page(request, found.desk, "inbox_help.html", helpers=found, most=_LONGEST_NOTE)


async def give(request: Request) -> Response:
    """POST /inbox/<id>/help: it is his from now on, or he is asked to look as well."""
    house, form = parts(request), await read_form(request)
    deed, note = text_of(form, "do"), text_of(form, "note")
    if deed not in _DEEDS or len(note) > _LONGEST_NOTE:
        raise Refusal("refused", 400)
    told = {name: text_of(form, name) for name in ("seen", "who", "do", "note")}
    if not await house.work(lambda work: _give(work, house, request, told)):
        return await shown(request, 409, meanwhile=True)
    return RedirectResponse(f"/inbox/{request.path_params['signal_id']}", 303)


def _helpers(work: Work, house: Parts, request: Request) -> Helpers:
    seen = opened_by(work, house, request, request.path_params["signal_id"])
    return Helpers(
        desk=desk_of(seen.staff),
        signal_id=seen.signal.id,
        seen=len(seen.story),
        client_name=name_of(house, seen.client),
        people=tuple((each.id, each.name) for each in colleagues(work, house, seen)),
    )


def _give(work: Work, house: Parts, request: Request, told: dict[str, str]) -> bool:
    seen = opened_by(work, house, request, request.path_params["signal_id"])
    if told["who"] not in {each.id for each in colleagues(work, house, seen)}:
        raise Refusal("refused", 400)
    if seen.is_stale(told["seen"]):
        return False
    _hand(work, seen, told)
    return True


def _hand(work: Work, seen: Seen, told: dict[str, str]) -> None:
    who, note = told["who"], told["note"] or None
    if told["do"] == "handed":
        seen.signal.staff_id, seen.signal.taken_at = who, None
        work.signals.tell(seen.signal, "handed", seen.by, note, to_id=who)
    elif work.shared_signals.ask_along(seen.signal, who):
        work.signals.tell(seen.signal, "along", seen.by, note, to_id=who)
