"""The last net: no error of ours reaches a browser, or a log, with a word of anybody in it."""

from __future__ import annotations

import logging
import traceback

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from review.refusals import broken

logger = logging.getLogger(__name__)


class Calm:
    """Outermost: Starlette itself would log the text of an error, which can quote a message."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def noticing(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, noticing)
        except Exception as error:
            logger.error("the website failed: %s", _where(error))
            if not begun and scope["type"] == "http":
                await _answer(scope)(scope, receive, send)


def _answer(scope: Scope) -> Response:
    try:
        return broken(Request(scope))
    except Exception as error:
        logger.error("the website has no words: %s", _where(error))
        return Response(status_code=500)


def _where(error: Exception) -> str:
    """Kind and place, never the text."""
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    places = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames))
    return f"{type(error).__name__} in {places}"
