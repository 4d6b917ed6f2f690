"""Being away: what clients share goes to another advocate until the day that one is back."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from starlette.responses import RedirectResponse, Response

from review.access import member_of
from review.form import read_form, text_of
from review.parts import Parts, parts
from review.refusal import Refusal
from store.times import now

if TYPE_CHECKING:
    from starlette.requests import Request

    from store import Work


async def change(request: Request) -> Response:
    """POST /own/away: away until a day, or back again."""
    house, form = parts(request), await read_form(request)
    is_back = text_of(form, "do") == "back"
    until = None if is_back else _moment(house, text_of(form, "until"))

    def keep(work: Work) -> None:
        staff = member_of(work, request)
        work.staff.be_absent(staff, until)
        work.accesses.append("staff", staff.id, "back" if until is None else "away")

    await house.work(keep)
    return RedirectResponse("/own", 303)


def _moment(house: Parts, day: str) -> datetime:
    """The beginning of that day, on the organisation's clock; it must lie ahead."""
    try:
        chosen = date.fromisoformat(day)
    except ValueError:
        raise Refusal("away_wrong", 400) from None
    begin = datetime.combine(chosen, time(), ZoneInfo(house.organisation.timezone))
    if begin <= now():
        raise Refusal("away_wrong", 400)
    return begin
