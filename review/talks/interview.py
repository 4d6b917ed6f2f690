"""The four questions, filled in together during a talk in person: the client's own check-in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.responses import Response

from review.desk import Desk, desk_of, desk_page
from review.form import read_form, text_of
from review.inbox.seeing import name_of
from review.parts import parts
from review.talks.reach import client_of
from store.ids import new_id
from store.interviewing import OPEN, Interview, keep_interview

if TYPE_CHECKING:
    from starlette.requests import Request

    from store import Work

MAX_LETTERS = 1000
_FEELINGS = ("good", "so_so", "bad")
_CHANGES = ("yes", "no")


async def ask(request: Request) -> Response:
    """GET /talks/<code>/interview: the questions, word for word as the bot asks them."""
    return await _asked(request, Interview(ticket=new_id()))


async def keep(request: Request) -> Response:
    """POST /talks/<code>/interview: kept once; the client says himself who may know it."""
    house, form = parts(request), await read_form(request)
    told = Interview(
        feeling=_one_of(_FEELINGS, text_of(form, "feeling")),
        wants_change=_one_of(_CHANGES, text_of(form, "wants_change")),
        words={name: text_of(form, name) for name in OPEN},
        ticket=text_of(form, "ticket")[:64],
    )
    wrong = _what_is_wrong(told)
    if wrong:
        return await _asked(request, told, wrong)

    def write(work: Work) -> tuple[Desk, str]:
        staff, client = client_of(work, request)
        keep_interview(work, client, staff, told)
        return desk_of(staff), name_of(house, client)

    desk, client_name = await house.work(write)
    return desk_page(request, desk, "talk_kept.html", client_name=client_name, code=_code(request))


def _what_is_wrong(told: Interview) -> str | None:
    if not told.says_something:
        return "interview_empty"
    too_long = any(len(each) > MAX_LETTERS for each in told.words.values())
    return "write_long" if too_long else None


async def _asked(request: Request, told: Interview, wrong: str | None = None) -> Response:
    house = parts(request)

    def who(work: Work) -> tuple[Desk, str]:
        staff, client = client_of(work, request)
        return desk_of(staff), name_of(house, client)

    desk, client_name = await house.work(who)
    said = house.words().responses
    values: dict[str, Any] = {
        "client_name": client_name,
        "code": _code(request),
        "told": told,
        "wrong": wrong,
        "most": MAX_LETTERS,
        "questions": {name: _question(said[f"utter_ask_{name}"].text) for name in _ASKED},
        "feelings": said["utter_ask_feeling"].buttons[: len(_FEELINGS)],
        "changes": said["utter_ask_wants_change"].buttons[: len(_CHANGES)],
    }
    return desk_page(request, desk, "talk_interview.html", 400 if wrong else 200, **values)


_ASKED = ("feeling", "wants_change", *OPEN)


def _question(text: str) -> str:
    """The question itself, without what is said around it."""
    return next(line for line in text.splitlines() if line.endswith("?"))


def _one_of(known: tuple[str, ...], code: str) -> str | None:
    return code if code in known else None


def _code(request: Request) -> str:
    return str(request.path_params["code"])
