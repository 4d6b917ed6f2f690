"""Somebody says something: stored first, then answered, and then the worker is woken."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from starlette.responses import JSONResponse, RedirectResponse, Response

from bot.phone.asked import require_session, throttle, wants_json
from bot.phone.form import UnfitError, read_post
from bot.phone.parts import Parts, parts
from bot.phone.reading import mark_arrived, read_timeline
from bot.phone.refusals import refuse, when_lost
from bot.phone.render import bubbles
from bot.phone.sides import Cursor
from bot.phone.writing import NoSuchOptionError, NotLetInError, Post, put
from store import StoreUnavailable

if TYPE_CHECKING:
    from starlette.requests import Request

    from bot.phone.session import Session

_BRIEF = 4.0  # seconds that a page without script waits for the answer


async def say(request: Request) -> Response:
    """POST /phone/say: one text, choice, recording or photo."""
    house, session = parts(request), require_session(request)
    throttle(request, "say", session)
    try:
        post = await read_post(request, session)
    except UnfitError as unfit:
        return _unfit(request, unfit)
    if post.content is not None:
        throttle(request, "upload", session)
    return await _stored(request, house, session, post)


async def _stored(request: Request, house: Parts, session: Session, post: Post) -> Response:
    try:
        arrived = await asyncio.to_thread(put, house.store, session, post)
    except NoSuchOptionError:
        return refuse(request, "option_gone", 404)
    except StoreUnavailable:
        return when_lost(request, post.text if post.kind == "text" else None)
    house.wake()
    await asyncio.to_thread(mark_arrived, house.store, session, arrived)
    if wants_json(request):
        return await _own_bubble(house, session, post)
    await _wait_for_answer(house, session)
    return RedirectResponse("/#end", 303)


async def _own_bubble(house: Parts, session: Session, post: Post) -> Response:
    timeline = await asyncio.to_thread(read_timeline, house.store, session)
    if timeline is None:
        raise NotLetInError
    entries = timeline.entries(Cursor(), ZoneInfo(house.timezone))
    own = [entry for entry in entries if entry.id == f"m-{post.own_id}"]
    return JSONResponse({"entries": bubbles(house, session, own)})


async def _wait_for_answer(house: Parts, session: Session) -> None:
    """Without script nothing can come later, so the page waits until it can show the answer."""
    end = time.monotonic() + _BRIEF
    while (left := end - time.monotonic()) > 0:
        ticket = house.doorbell.ticket()
        timeline = await asyncio.to_thread(read_timeline, house.store, session)
        if timeline is None or not timeline.is_typing:
            return
        await house.doorbell.wait(ticket, min(left, 0.5))


def _unfit(request: Request, unfit: UnfitError) -> Response:
    if unfit.name is None and not wants_json(request):
        return RedirectResponse("/#end", 303)
    return refuse(request, (unfit.name or "phone_not_sent").removeprefix("phone_"), unfit.status)
