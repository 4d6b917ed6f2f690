"""The first time: by the link of an invitation, a password is chosen and a phone made known."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response

from review.browser import browser_of, keep, new_browser
from review.desk import desk_of, desk_page
from review.door import passwords, phone_code
from review.entering import computer
from review.form import read_form, text_of
from review.parts import parts
from review.refusal import Refusal
from review.render import page
from review.squares import drawn
from review.visitor import HALF, Visitor, start_session
from store.times import now

if TYPE_CHECKING:
    from starlette.requests import Request

    from review.browser import Browser
    from review.desk import Desk
    from store import Work
    from store.models import Staff

_DIGITS = 6


async def look(request: Request) -> Response:
    """GET /join/<link>: hello, and the place for a password; looking uses nothing."""
    staff = await _invited(request)
    return page(request, "join.html", name=staff[0], wrong=None)


async def choose(request: Request) -> Response:
    """POST /join/<link>: the password; from now on only the phone is missing."""
    name, email = await _invited(request)
    form = await read_form(request)
    password = _raw(form.get("password"))
    wrong = passwords.what_is_wrong(password, _raw(form.get("again")), (name, email))
    if wrong:
        return page(request, "join.html", 400, name=name, wrong=wrong)
    link, fresh, house = request.path_params["link"], new_browser(), parts(request)
    known = await asyncio.to_thread(passwords.hashed, password)
    await house.work(lambda work: _begin(work, link, known, fresh))
    answer = RedirectResponse(f"/join/{link}/phone", 303)
    keep(answer, fresh, house)
    return answer


async def phone(request: Request) -> Response:
    """GET /join/<link>/phone: the square for the app, and the place for its first code."""
    return await _phone(request)


async def finish(request: Request) -> Response:
    """POST /join/<link>/phone: in; the spare codes are shown this once."""
    house, link = parts(request), request.path_params["link"]
    house.throttle.check("log_in", computer(request))
    digits = "".join(filter(str.isdigit, text_of(await read_form(request), "code")))[:_DIGITS]
    browser, fresh, spare = browser_of(request), new_browser(), phone_code.new_spare_codes()
    desk = await house.work(lambda work: _finish(work, link, digits, (browser, fresh), spare))
    if desk is None:
        return await _phone(request, 400)
    # The proofs in the frame's forms must be those of the new cookie.
    request.state.browser = fresh
    return desk_page(request, desk, "spare.html", codes=spare)


async def _invited(request: Request) -> tuple[str, str]:
    house, link = parts(request), request.path_params["link"]
    house.throttle.check("link", computer(request))

    def who(work: Work) -> tuple[str, str]:
        staff = _of_link(work, link)
        return staff.name, staff.email or ""

    return await house.work(who)


def _of_link(work: Work, link: str) -> Staff:
    staff = work.log_ins.invited(link)
    if staff is None:
        raise Refusal("join_old", 404)
    return staff


def _begin(work: Work, link: str, known: str, fresh: Browser) -> None:
    staff = _of_link(work, link)
    work.log_ins.begin(staff, known, phone_code.new_secret())
    work.page_sessions.start(fresh.secret, HALF, staff.id)


def _half(work: Work, link: str, browser: Browser) -> Staff | None:
    """Whose password was chosen in this very browser."""
    staff = _of_link(work, link)
    session = work.page_sessions.find(browser.secret)
    is_his = session is not None and (session.actor_kind, session.actor_id) == (HALF, staff.id)
    return staff if is_his and staff.totp else None


async def _phone(request: Request, status: int = 200) -> Response:
    house, link, browser = parts(request), request.path_params["link"], browser_of(request)
    house.throttle.check("link", computer(request))

    def secret_of(work: Work) -> tuple[str, str] | None:
        staff = _half(work, link, browser)
        return (staff.totp or "", staff.email or staff.name) if staff else None

    known = await house.work(secret_of)
    if known is None:
        return RedirectResponse(f"/join/{link}", 303)
    square = drawn(phone_code.address_of(*known))
    shown = {"square": square, "secret": phone_code.in_groups(known[0])}
    return page(request, "join_phone.html", status, is_wrong=status >= 400, **shown)


def _finish(
    work: Work, link: str, digits: str, browsers: tuple[Browser, Browser], spare: list[str]
) -> Desk | None:
    old, fresh = browsers
    staff = _half(work, link, old)
    step = phone_code.step_of(staff.totp or "", digits, now()) if staff else None
    if staff is None or step is None or not work.log_ins.join(link, step, spare):
        return None
    work.page_sessions.end_all(staff.id)
    start_session(work, Visitor("member", staff.id), fresh)
    work.accesses.append("staff", staff.id, "joined")
    return desk_of(staff)


def _raw(value: object) -> str:
    """A password is taken as it was typed, spaces too."""
    return value if isinstance(value, str) else ""
