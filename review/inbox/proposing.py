"""A talk in person: the advocate proposes when, where and what together; or calls it off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from starlette.responses import RedirectResponse, Response

from locales.talks import Planned, talk_in_words
from review.desk import Desk, desk_of, desk_page
from review.form import read_form, text_of
from review.inbox.reading import shown
from review.inbox.seeing import name_of, opened_by
from review.parts import Parts, parts
from review.refusal import Refusal
from store.talk_steps import Plan, call_off_talk, propose_talk
from store.times import now

if TYPE_CHECKING:
    from starlette.requests import Request

    from store import Work

MAX_LETTERS = 80
FIELDS = ("day", "time", "place", "activity")
_DAYS = ("%Y-%m-%d", "%d-%m-%Y")
_TIMES = ("%H:%M", "%H.%M")


@dataclass(frozen=True)
class Proposing:
    """With whom, and how far the talk of this signal is."""

    desk: Desk
    signal_id: str
    seen: int
    client_name: str
    state: str | None
    in_words: str


async def ask(request: Request) -> Response:
    """GET /inbox/<id>/talk: when and where; what the client asked for stands on the card."""
    return _asked(request, await _proposing(request), {})


async def give(request: Request) -> Response:
    """POST /inbox/<id>/talk: look at it first, change it, send it, or call the talk off."""
    house, form = parts(request), await read_form(request)
    told, deed = {name: text_of(form, name) for name in (*FIELDS, "seen")}, text_of(form, "do")
    if deed == "call_off":
        return await _done(request, lambda work: _call_off(work, house, request, told["seen"]))
    wrong = _what_is_wrong(house, told)
    if deed == "change" or wrong:
        return _asked(request, await _proposing(request), told, wrong)
    if deed == "send":
        return await _done(request, lambda work: _propose(work, house, request, told))
    return await _look(request, told)


def _what_is_wrong(house: Parts, told: dict[str, str]) -> str | None:
    at = moment_of(house, told["day"], told["time"])
    if at is None or at <= now():
        return "talk_wrong_moment"
    too_long = any(len(told[name]) > MAX_LETTERS for name in ("place", "activity"))
    return "write_long" if too_long else None


def moment_of(house: Parts, day: str, time: str) -> datetime | None:
    """On the organisation's clock; None when it is no day or no time."""
    for form in (f"{day_form} {time_form}" for day_form in _DAYS for time_form in _TIMES):
        try:
            found = datetime.strptime(f"{day} {time}", form)
        except ValueError:
            continue
        return found.replace(tzinfo=ZoneInfo(house.organisation.timezone))
    return None


async def _proposing(request: Request) -> Proposing:
    house, signal_id = parts(request), request.path_params["signal_id"]

    def found(work: Work) -> Proposing:
        seen = opened_by(work, house, request, signal_id)
        talk = work.talks.of_signal(signal_id)
        return Proposing(
            desk=desk_of(seen.staff),
            signal_id=signal_id,
            seen=len(seen.story),
            client_name=name_of(house, seen.client),
            state=talk.state if talk else None,
            in_words=in_words(house, talk) if talk else "",
        )

    return await house.work(found)


def _asked(
    request: Request, talk: Proposing, told: dict[str, str], wrong: str | None = None
) -> Response:
    filled = {name: told.get(name, "") for name in FIELDS}
    values: dict[str, Any] = {"talk": talk, "told": filled, "wrong": wrong, "most": MAX_LETTERS}
    return desk_page(request, talk.desk, "inbox_talk.html", 400 if wrong else 200, **values)


async def _look(request: Request, told: dict[str, str]) -> Response:
    """As the client will get it."""
    house, talk = parts(request), await _proposing(request)
    values = {"talk": talk, "told": told, "words": in_words(house, _plan(house, told))}
    return desk_page(request, talk.desk, "inbox_talk_look.html", 200, **values)


async def _done(request: Request, deed: Callable[[Work], bool]) -> Response:
    house = parts(request)
    if not await house.work(deed):
        return await shown(request, 409, meanwhile=True)
    return RedirectResponse(f"/inbox/{request.path_params['signal_id']}", 303)


def _propose(work: Work, house: Parts, request: Request, told: dict[str, str]) -> bool:
    seen = opened_by(work, house, request, request.path_params["signal_id"])
    if seen.is_stale(told["seen"]):
        return False
    plan = _plan(house, told)
    propose_talk(work, seen.signal, seen.staff, plan, in_words(house, plan))
    return True


def _call_off(work: Work, house: Parts, request: Request, told: str) -> bool:
    seen = opened_by(work, house, request, request.path_params["signal_id"])
    return not seen.is_stale(told) and call_off_talk(work, seen.signal, seen.staff)


def _plan(house: Parts, told: dict[str, str]) -> Plan:
    """What was filled in, after it was found good."""
    at = moment_of(house, told["day"], told["time"])
    if at is None:
        raise Refusal("refused", 400)
    return Plan(at, told["place"], told["activity"])


def in_words(house: Parts, talk: Planned) -> str:
    """As the client hears it."""
    return talk_in_words(house.words().responses, talk, house.organisation.timezone)
