"""Links that let a client in, or give him a new phone: shown this once, with a square to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response

from review.desk import Desk, desk_of, desk_page
from review.form import read_form, text_of
from review.parts import parts
from review.people.reach import client_of, manager_of
from review.refusal import Refusal
from review.squares import drawn

if TYPE_CHECKING:
    from starlette.requests import Request

    from store import Work

_BOT = "bot"
Made = tuple[Desk, str, str, list[str]]


async def invite(request: Request) -> Response:
    """POST /people/new: a new client of one of his places."""
    house = parts(request)
    place = text_of(await read_form(request), "place")

    def make(work: Work) -> Made:
        staff = manager_of(work, request)
        if place not in house.organisation.locations or not staff.works_at(place):
            raise Refusal("refused", 400)
        client, code = work.clients.invite(place)
        work.accesses.append("staff", staff.id, "client_invited", client_id=client.id)
        return desk_of(staff), client.code, "invited", addresses(work, code)

    return _shown(request, await house.work(make))


async def relink(request: Request) -> Response:
    """POST /people/<code>/phone: the old phone is cut off when the link is used."""
    await read_form(request)

    def make(work: Work) -> Made:
        staff, client = client_of(work, request)
        code = work.clients.relink(client)
        work.accesses.append("staff", staff.id, "client_relinked", client_id=client.id)
        return desk_of(staff), client.code, "relinked", addresses(work, code)

    return _shown(request, await parts(request).work(make))


def addresses(work: Work, code: str) -> list[str]:
    """In Telegram where there is Telegram, and on the web phone; the bot says where those are.

    A bot that never ran said nothing: then no link is made that would lead nowhere.
    """
    beat = work.heartbeats.of(_BOT)
    facts = beat.facts if beat is not None else {}
    if not facts.get("phone"):
        raise Refusal("broken", 503)
    phone, chat = f"{str(facts['phone']).rstrip('/')}/p/{code}", telegram_link(work, code)
    return [chat, phone] if chat else [phone]


def telegram_link(work: Work, code: str) -> str | None:
    """None where there is no Telegram, or no bot that said its name yet."""
    beat = work.heartbeats.of(_BOT)
    name = beat.facts.get("bot_name") if beat is not None else None
    return f"https://t.me/{name}?start={code}" if name else None


def _shown(request: Request, made: Made) -> Response:
    desk, code, why, links = made
    squares = [(each, drawn(each)) for each in links]
    return desk_page(request, desk, "person_link.html", code=code, why=why, squares=squares)
