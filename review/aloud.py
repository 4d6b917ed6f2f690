"""Every page can be heard: the same page, asked for with `?aloud=<element>`, comes as a voice.

What is spoken is what stands there, so nobody hears more than he may see, and no words of anybody
are in an address. The voice is made on this machine and kept nowhere.
"""

from __future__ import annotations

import asyncio
import logging
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from review.files import ranged
from review.spoken import text_of_page
from review.throttle import Deed

logger = logging.getLogger(__name__)

ASKED: Deed = "aloud"
# The engine takes no more in one breath; what is further down has a button of its own.
LONGEST = 1400
_HTML = b"text/html"


class Aloud:
    """Stands around the pages; a refusal, a redirect and a file come as they are."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        wanted = _wanted(scope)
        if not wanted:
            await self._app(scope, receive, send)
            return
        scope["app"].state.parts.throttle.check(ASKED, (scope.get("client") or ("",))[0])
        answer: list[Message] = []

        async def kept(message: Message) -> None:
            answer.append(message)

        await self._app(scope, receive, kept)
        heard = await _heard(Request(scope), answer, wanted)
        if heard is not None:
            await heard(scope, receive, send)
            return
        for message in answer:
            await send(message)


def _wanted(scope: Scope) -> str:
    """The id of the element that is to be read."""
    if scope["type"] != "http" or scope["method"] not in ("GET", "POST"):
        return ""
    query: bytes = scope["query_string"]
    return parse_qs(query.decode("latin-1")).get(ASKED, [""])[0][:64]


async def _heard(request: Request, answer: list[Message], element: str) -> Response | None:
    """None when there is nothing to say, or no voice: then the page itself is the answer."""
    start = answer[0]
    kind = dict(start["headers"]).get(b"content-type", b"")
    if start["status"] != 200 or not kind.startswith(_HTML):
        return None
    page = b"".join(each.get("body", b"") for each in answer[1:]).decode()
    text = _shortened(text_of_page(page, element))
    sound = await asyncio.to_thread(_spoken, text) if text else None
    return await ranged(request, sound, "audio/ogg") if sound else None


def _spoken(text: str) -> bytes | None:
    # Not at the start: the sound library is a fifth of this process's memory.
    from voice import VoiceError, speak_locally

    try:
        return speak_locally(text)
    except VoiceError as error:
        logger.warning("a page could not be read aloud: %s", type(error).__name__)
        return None


def _shortened(text: str) -> str:
    """Whole lines, as many as fit."""
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rpartition("\n")[0] or text[:LONGEST]
