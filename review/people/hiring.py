"""A manager lets somebody in who works here: links for his password and his chat, shown once."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast, get_args

from starlette.datastructures import FormData
from starlette.responses import Response

from locales.responses import fill
from review.delivering import Message, deliver, message_to_staff
from review.desk import Desk, desk_of, desk_page
from review.form import read_form, text_of, texts_of
from review.new_link import is_address
from review.parts import Parts, parts
from review.people.links import telegram_link
from review.people.reach import colleague_of, is_within, manager_of, places_of
from review.people.team import Filled, shown
from review.render import line
from review.squares import drawn
from store.employing import with_links
from store.models import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

    from store import Work
    from store.models import Staff

ROLES = get_args(Role)
_LONGEST = 80
_FIELDS = 40
Made = tuple[Desk, str, str, str | None]


async def hire(request: Request) -> Response:
    """POST /staff/new: nobody gets a place that the manager does not have."""
    house, form = parts(request), await read_form(request, _FIELDS)
    filled = _filled(form)

    def make(work: Work) -> Made | str:
        manager = manager_of(work, request)
        wrong = _what_is_wrong(work, house, manager, filled)
        if wrong:
            return wrong
        roles = cast("Sequence[Role]", filled.roles)
        staff = work.staff.add(filled.name, roles, filled.places, filled.email)
        work.accesses.append("staff", manager.id, "staff_added", subject_id=staff.id)
        return _made(work, house, manager, staff)

    made = await house.work(make)
    if isinstance(made, str):
        return await shown(request, filled, made)
    return _shown(request, made)


async def link(request: Request) -> Response:
    """POST /staff/<id>/link: once used, his password of before is over. He is told."""
    house = parts(request)
    await read_form(request)
    told = fill(house.words().pages["new_log_in_told"], line(house))

    def make(work: Work) -> tuple[Made, Message | None]:
        manager, staff = colleague_of(work, request)
        work.accesses.append("staff", manager.id, "staff_invited", subject_id=staff.id)
        message = message_to_staff(work, staff, told) if staff.joined_at else None
        return _made(work, house, manager, staff), message

    made, message = await house.work(make)
    if message is not None:
        await deliver(house, message)
    return _shown(request, made)


def _filled(form: FormData) -> Filled:
    return Filled(
        name=text_of(form, "name"),
        email=text_of(form, "email").casefold(),
        roles=texts_of(form, "role"),
        places=texts_of(form, "place"),
    )


def _what_is_wrong(work: Work, house: Parts, manager: Staff, filled: Filled) -> str | None:
    if not filled.name or len(filled.name) > _LONGEST:
        return "staff_wrong_name"
    if not is_address(filled.email):
        return "staff_wrong_email"
    if work.staff.by_email(filled.email) is not None:
        return "staff_known"
    if not filled.roles or not set(filled.roles) <= set(ROLES):
        return "staff_wrong_role"
    known = set(filled.places) <= set(places_of(house, manager))
    return None if known and is_within(manager, filled.places) else "staff_wrong_place"


def _made(work: Work, house: Parts, manager: Staff, staff: Staff) -> Made:
    made = with_links(work, staff)
    join = f"{house.address}/join/{made.log_in_code}"
    return desk_of(manager), made.name, join, telegram_link(work, made.link_code)


def _shown(request: Request, made: Made) -> Response:
    desk, name, join, chat = made
    squares = [(each, drawn(each) if each else None) for each in (join, chat)]
    return desk_page(request, desk, "staff_link.html", name=name, squares=squares)
