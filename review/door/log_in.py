"""Logging in: e-mail address and password, then the code of one's own phone or a spare code."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response

from review.browser import browser_of, keep, new_browser
from review.door import passwords, phone_code
from review.entering import computer
from review.form import read_form, text_of
from review.parts import Parts, parts
from review.render import page
from review.visitor import HALF, Visitor, start_session
from store.times import now

if TYPE_CHECKING:
    from starlette.requests import Request

    from review.browser import Browser
    from store import Work
    from store.models import Staff

_DIGITS = 6
_MOST_TRIES = 5


async def ask(request: Request) -> Response:
    """GET /log-in."""
    return page(request, "log_in.html", typed="", is_wrong=False)


async def check(request: Request) -> Response:
    """POST /log-in: whatever is wrong, the answer is the same, and takes as long."""
    house = parts(request)
    house.throttle.check("log_in", computer(request))
    form = await read_form(request)
    email = text_of(form, "email").casefold()[:254]
    house.throttle.check("log_in_to", email)
    staff_id, known = await house.work(lambda work: _known(work, email))
    password = form.get("password")
    typed = password if isinstance(password, str) else ""
    if not await asyncio.to_thread(passwords.is_right, typed, known):
        return page(request, "log_in.html", 400, typed=email, is_wrong=True)
    fresh = new_browser()
    await house.work(lambda work: work.page_sessions.start(fresh.secret, HALF, staff_id))
    answer = RedirectResponse("/log-in/code", 303)
    keep(answer, fresh, house)
    return answer


async def ask_code(request: Request) -> Response:
    """GET /log-in/code: what the app on his phone shows."""
    return await _ask_code(request)


async def check_code(request: Request) -> Response:
    """POST /log-in/code: in, or once more; after too many tries from the beginning."""
    house, browser, fresh = parts(request), browser_of(request), new_browser()
    house.throttle.check("log_in", computer(request))
    typed = text_of(await read_form(request), "code")[:40]
    is_in = await house.work(lambda work: _enter(work, house, typed, browser, fresh))
    if not is_in:
        return await _ask_code(request, 400)
    answer = RedirectResponse("/desk", 303)
    keep(answer, fresh, house)
    return answer


async def _ask_code(request: Request, status: int = 200) -> Response:
    browser = browser_of(request)
    if not await parts(request).work(lambda work: _half(work, browser) is not None):
        return RedirectResponse("/log-in", 303)
    return page(request, "log_in_code.html", status, is_wrong=status >= 400)


def _known(work: Work, email: str) -> tuple[str, str | None]:
    """Who has this address and can log in; his password's hash."""
    staff = work.staff.by_email(email)
    if staff is None or staff.joined_at is None:
        return "", None
    return staff.id, staff.password_hash


def _half(work: Work, browser: Browser) -> Staff | None:
    session = work.page_sessions.find(browser.secret)
    if session is None or session.actor_kind != HALF:
        return None
    staff = work.staff.get(session.actor_id)
    return staff if staff and staff.joined_at and not staff.removed_at else None


def _enter(work: Work, house: Parts, typed: str, browser: Browser, fresh: Browser) -> bool:
    staff, session = _half(work, browser), work.page_sessions.find(browser.secret)
    if staff is None or session is None:
        return False
    house.throttle.check("second", staff.id)
    session.code_tries += 1
    if session.code_tries >= _MOST_TRIES:
        work.page_sessions.end(session)
    if not _is_proof(work, staff, typed):
        return False
    work.page_sessions.end(session)
    start_session(work, Visitor("member", staff.id), fresh)
    work.accesses.append("staff", staff.id, "logged_in")
    return True


def _is_proof(work: Work, staff: Staff, typed: str) -> bool:
    digits = "".join(filter(str.isdigit, typed))
    is_code = len(digits) == _DIGITS and not any(map(str.isalpha, typed))
    if not is_code:
        return work.log_ins.take_spare(staff, phone_code.as_spare_code(typed))
    step = phone_code.step_of(staff.totp or "", digits, now())
    return step is not None and work.log_ins.take_step(staff, step)
