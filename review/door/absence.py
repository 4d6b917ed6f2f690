"""Being away: what clients share goes to another advocate until the day that one is back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response

from review.access import member_of
from review.days import moment_of
from review.form import read_form, text_of
from review.parts import parts

if TYPE_CHECKING:
    from starlette.requests import Request

    from store import Work


async def change(request: Request) -> Response:
    """POST /own/away: away until a day, or back again."""
    house, form = parts(request), await read_form(request)
    is_back = text_of(form, "do") == "back"
    until = None if is_back else moment_of(house, text_of(form, "until"))

    def keep(work: Work) -> None:
        staff = member_of(work, request)
        work.staff.be_absent(staff, until)
        work.accesses.append("staff", staff.id, "back" if until is None else "away")

    await house.work(keep)
    return RedirectResponse("/own", 303)
