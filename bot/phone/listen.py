"""The long poll: answers when there is something new, or after a while when there is not."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from starlette.responses import JSONResponse, Response

from bot.phone.asked import require_session, throttle
from bot.phone.parts import Parts, parts
from bot.phone.reading import is_news, mark_arrived, read_timeline
from bot.phone.render import bubbles, choices
from bot.phone.sides import Cursor
from bot.phone.writing import NotLetInError

if TYPE_CHECKING:
    from starlette.requests import Request

    from bot.phone.session import Session

LONGEST_WAIT = 25.0
# Other processes put messages in the outbox too, and cannot ring here.
_LOOK_AGAIN = 2.0


async def listen(request: Request) -> Response:
    """GET /phone/messages?after=<cursor>&typing=<yes|no>: what the page does not show yet."""
    house, session = parts(request), require_session(request)
    throttle(request, "listen", session)
    cursor = Cursor.read(request.query_params.get("after", ""))
    is_typing = request.query_params.get("typing") == "yes"
    await asyncio.to_thread(mark_arrived, house.store, session, cursor.shown)
    await _wait(request, session, cursor, is_typing)
    return await _news(house, session, cursor)


async def _wait(request: Request, session: Session, cursor: Cursor, is_typing: bool) -> None:
    house, end = parts(request), time.monotonic() + LONGEST_WAIT
    while (left := end - time.monotonic()) > 0:
        ticket = house.doorbell.ticket()
        if await asyncio.to_thread(is_news, house.store, session, cursor, is_typing):
            return
        if house.doorbell.is_closed or await request.is_disconnected():
            return
        await house.doorbell.wait(ticket, min(left, _LOOK_AGAIN))


async def _news(house: Parts, session: Session, cursor: Cursor) -> Response:
    timeline = await asyncio.to_thread(read_timeline, house.store, session)
    if timeline is None or timeline.cursor.shown < cursor.shown:
        raise NotLetInError  # the page looks again from the beginning
    fresh = timeline.entries(cursor, ZoneInfo(house.timezone))
    return JSONResponse(
        {
            "cursor": str(_furthest(cursor, timeline.cursor)),
            "typing": timeline.is_typing,
            "entries": bubbles(house, session, fresh),
            "choices": choices(house, session, timeline),
        }
    )


def _furthest(before: Cursor, now: Cursor) -> Cursor:
    """Messages older than a day are not read again, so the numbers must not fall back."""
    return Cursor(max(before.shown, now.shown), max(before.said, now.said))
