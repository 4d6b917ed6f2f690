"""The pages: the conversation, the personal link that opens it, and what there is to know."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from starlette.background import BackgroundTask
from starlette.responses import RedirectResponse, Response

from bot.phone import session as sessions
from bot.phone import writing
from bot.phone.asked import NoProofError, is_this_computer, require_session, throttle
from bot.phone.form import read_form
from bot.phone.parts import Parts, parts
from bot.phone.reading import mark_arrived, read_timeline
from bot.phone.refusals import refuse
from bot.phone.render import chat_page, fresh_id, page

if TYPE_CHECKING:
    from starlette.requests import Request

    from bot.phone.session import Session
    from bot.phone.timeline import Timeline

_OWN_PHONE = ("client", "relink", "page")  # these links make a phone of their own


async def chat(request: Request) -> Response:
    """GET /: the conversation of this phone; on a try-out, a new one for who has none."""
    house, session = parts(request), sessions.session_of(request)
    if session is not None:
        timeline = await asyncio.to_thread(read_timeline, house.store, session)
        if timeline is not None:
            return _shown(house, session, timeline)
    if house.try_out is None or not is_this_computer(request):
        return refuse(request, "not_let_in", 401)
    return await _try_out(request, house, house.try_out)


async def link(request: Request) -> Response:
    """GET /p/<code>: only a question, because programs that look at links must not use it up."""
    house = parts(request)
    throttle(request, "link")
    code = request.path_params["code"]
    kind = await asyncio.to_thread(writing.look_at_link, house.store, code)
    if kind is None:
        return refuse(request, "link_old", 404)
    in_use = await _is_let_in(request, house)
    may_join = in_use and kind not in _OWN_PHONE
    return page(house, "link.html", in_use=in_use, may_join=may_join)


async def open_link(request: Request) -> Response:
    """POST /p/<code>: from now on this browser is the phone; the bot lets the person in."""
    house = parts(request)
    throttle(request, "link")
    async with read_form(request) as form:
        joins = form.get("join") == "yes"
    joined = sessions.session_of(request) if joins else None
    if joined is not None and not await _may_join(request, house):
        raise NoProofError
    code = request.path_params["code"]
    opened = await asyncio.to_thread(writing.start, house.store, code, fresh_id(), joined)
    if opened is None:
        return refuse(request, "link_old", 404)
    house.wake()
    return _kept(RedirectResponse("/", 303), opened, house)


async def about(request: Request) -> Response:
    """GET /about: what this page can and cannot do, and how to leave it."""
    return page(parts(request), "about.html", token=require_session(request).token)


async def leave(request: Request) -> Response:
    """POST /phone/leave: on a computer that others use too."""
    house, session = parts(request), require_session(request)
    async with read_form(request, session):
        answer = refuse(request, "left", 200)
    sessions.drop(answer, house)
    return answer


def _shown(house: Parts, session: Session, timeline: Timeline) -> Response:
    """Without script no question for more follows, so what was sent out here counts as arrived."""
    drawn = chat_page(house, session, timeline)
    last = timeline.cursor.shown
    drawn.background = BackgroundTask(mark_arrived, house.store, session, last)
    return drawn


async def _try_out(request: Request, house: Parts, location: str) -> Response:
    throttle(request, "try_out")
    opened = await asyncio.to_thread(writing.try_out, house.store, location, fresh_id())
    house.wake()
    timeline = await asyncio.to_thread(read_timeline, house.store, opened)
    if timeline is None:
        raise writing.NotLetInError
    # No redirect: a browser that refuses cookies would go round for ever.
    return _kept(chat_page(house, opened, timeline), opened, house)


async def _is_let_in(request: Request, house: Parts) -> bool:
    session = sessions.session_of(request)
    if session is None:
        return False
    return await asyncio.to_thread(read_timeline, house.store, session) is not None


async def _may_join(request: Request, house: Parts) -> bool:
    code = request.path_params["code"]
    kind = await asyncio.to_thread(writing.look_at_link, house.store, code)
    return kind not in _OWN_PHONE and await _is_let_in(request, house)


def _kept(answer: Response, session: Session, house: Parts) -> Response:
    sessions.keep(answer, session, house)
    return answer
