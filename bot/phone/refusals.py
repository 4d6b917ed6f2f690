"""Whatever goes wrong, somebody gets a kind answer; the cause goes to the log without his words."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse, Response

from bot.phone.asked import NoProofError, TooOftenError, wants_json
from bot.phone.guard import ForeignError, TooBigError
from bot.phone.parts import parts
from bot.phone.render import linked, notice, page
from bot.phone.writing import NotLetInError
from store import StoreUnavailable

if TYPE_CHECKING:
    from starlette.requests import Request

logger = logging.getLogger(__name__)

Handler = Callable[[Any, Any], Awaitable[Response]]

# What happened: the sentence that is said, and the status.
_ANSWERS: dict[type[Exception], tuple[str, int]] = {
    NotLetInError: ("not_let_in", 401),
    ForeignError: ("refused", 403),
    NoProofError: ("refused", 403),
    TooBigError: ("photo_too_big", 413),
    TooOftenError: ("too_often", 429),
    StoreUnavailable: ("broken", 503),
}
_BY_STATUS = {404: "missing", 405: "missing"}


def handlers() -> dict[int | type[Exception], Handler]:
    """For Starlette: every refusal of ours, and its own."""
    ours: dict[int | type[Exception], Handler] = {
        kind: _answer(name, status) for kind, (name, status) in _ANSWERS.items()
    }
    own: dict[int | type[Exception], Handler] = {
        status: _answer(name, status) for status, name in _BY_STATUS.items()
    }
    return {**ours, **own, 400: _answer("not_sent", 400)}


def refuse(request: Request, name: str, status: int) -> Response:
    """The sentence `phone_<name>`, as a page or for the script."""
    house = parts(request)
    if not wants_json(request):
        return notice(house, name, status, to_chat=name not in ("not_let_in", "link_old"))
    return _said(house.live().words.pages[f"phone_{name}"], status)


def when_lost(request: Request, text: str | None) -> Response:
    """The message could not be stored: danger is answered all the same."""
    house = parts(request)
    answer = "\n".join(house.when_lost(text))
    if wants_json(request):
        return _said(answer, 503)
    title = house.live().words.pages["phone_broken_title"]
    return page(house, "notice.html", 503, title=title, text=answer, to_chat=True)


def broken(request: Request) -> Response:
    """For what nobody foresaw."""
    return refuse(request, "broken", 500)


def _said(text: str, status: int) -> Response:
    return JSONResponse({"say": str(linked(text))}, status)


def _answer(name: str, status: int) -> Handler:
    async def answer(request: Request, error: Exception) -> Response:
        if status >= 500:
            logger.error("the phone cannot answer: %s", type(error).__name__)
        return refuse(request, name, status)

    return answer
