"""One's own page: where one is logged in, new spare codes, cards or a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from starlette.responses import RedirectResponse, Response

from review.access import member_of
from review.browser import browser_of
from review.desk import Desk, desk_of, desk_page
from review.door import phone_code
from review.form import read_form, text_of
from review.parts import Parts, parts
from review.refusal import missing
from review.render import moment
from store.times import now

if TYPE_CHECKING:
    from starlette.requests import Request

    from store import Work
    from store.models import Staff


@dataclass(frozen=True)
class LogIn:
    """One browser in which he is logged in."""

    id: str
    since: str
    last: str
    is_this: bool


@dataclass(frozen=True)
class Own:
    """What the page shows."""

    desk: Desk
    email: str
    log_ins: tuple[LogIn, ...]
    spare_left: int
    as_list: bool
    away_until: str | None
    is_advocate: bool


async def show(request: Request) -> Response:
    """GET /own."""
    house = parts(request)
    own = await house.work(lambda work: _own(work, house, request))
    return desk_page(request, own.desk, "own.html", own=own)


async def end(request: Request) -> Response:
    """POST /own/end: this log-in, or `all` but the one he looks at."""
    which = text_of(await read_form(request), "which")
    await parts(request).work(lambda work: _end(work, request, which))
    return RedirectResponse("/own", 303)


async def spare(request: Request) -> Response:
    """POST /own/spare: ten new codes, shown this once; the older ones end."""
    await read_form(request)
    codes = phone_code.new_spare_codes()

    def renew(work: Work) -> Desk:
        staff = member_of(work, request)
        work.log_ins.keep_spare(staff, codes)
        work.accesses.append("staff", staff.id, "spare_codes")
        return desk_of(staff)

    desk = await parts(request).work(renew)
    return desk_page(request, desk, "spare.html", codes=codes)


async def view(request: Request) -> Response:
    """POST /own/view: cards with pictures, or a plain list."""
    is_list = text_of(await read_form(request), "view") == "list"

    def choose(work: Work) -> None:
        member_of(work, request).as_list = is_list

    await parts(request).work(choose)
    return RedirectResponse("/own", 303)


def _own(work: Work, house: Parts, request: Request) -> Own:
    staff = member_of(work, request)
    this = work.page_sessions.find(browser_of(request).secret)
    found = [
        LogIn(
            id=each.id,
            since=moment(house, each.created_at),
            last=moment(house, each.last_at),
            is_this=this is not None and each.id == this.id,
        )
        for each in work.page_sessions.running(staff.id, "member")
    ]
    return Own(
        desk=desk_of(staff),
        email=staff.email or "",
        log_ins=tuple(found),
        spare_left=len(staff.recovery_hashes or []),
        as_list=staff.as_list,
        away_until=_away_until(house, staff),
        is_advocate="advocate" in staff.roles,
    )


def _away_until(house: Parts, staff: Staff) -> str | None:
    """The day on which he is back, while he is away."""
    until = staff.absent_until
    if until is None or until <= now():
        return None
    return until.astimezone(ZoneInfo(house.organisation.timezone)).strftime("%d-%m-%Y")


def _end(work: Work, request: Request, which: str) -> None:
    staff = member_of(work, request)
    this = work.page_sessions.find(browser_of(request).secret)
    if which == "all":
        work.page_sessions.end_all(staff.id, but=this)
        return
    for session in work.page_sessions.running(staff.id, "member"):
        if session.id == which:
            work.page_sessions.end(session)
            return
    raise missing()
