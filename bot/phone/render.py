"""Draws pages and bubbles; every word comes from the live release, every text is escaped."""

from __future__ import annotations

import re
import secrets
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from bot.phone.parts import Parts
from bot.phone.sides import Cursor
from bot.phone.timeline import Timeline
from locales.drawings import DRAWINGS, drawing_of, version_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.phone.entry import Entry
    from bot.phone.session import Session

HERE = Path(__file__).parent
STATIC = HERE / "static"
LONGEST_TEXT = 2_000
_LANGUAGE = "nl"

_LINK = r"https?://[^\s<>]+[^\s<>.,;:!?)]"
# 112 and 113, 0800-2000, 088 0767 000, 020 000 00 10, 0612345678.
_NUMBER = r"(?<![\d,./-])(?:11[23]|0\d{1,3}(?:[ -]\d{2,4}){1,4}(?! \d)|0\d{9})(?![\d/-]|[.,]\d)"
_LINKED = re.compile(f"({_LINK})|({_NUMBER})")


def make_templates() -> Environment:
    """Undefined names are errors: a page without its words is never shown."""
    templates = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    folder = f"/static/{static_version()}"
    templates.filters["linked"] = linked
    templates.globals.update(
        asset=lambda name: f"{folder}/{name}",
        drawing_of=drawing_of,
        language=_LANGUAGE,
        longest_text=LONGEST_TEXT,
    )
    return templates


def static_version() -> str:
    """Of everything that the page may ask for beside itself."""
    return version_of(STATIC, DRAWINGS)


def linked(text: str) -> Markup:
    """Telephone numbers and addresses become links: in need one press has to be enough."""
    pieces, at = [], 0
    for found in _LINKED.finditer(text):
        pieces += [Markup.escape(text[at : found.start()]), _link(found)]
        at = found.end()
    return Markup().join([*pieces, Markup.escape(text[at:])])


def page(house: Parts, template: str, status: int = 200, **values: object) -> Response:
    return HTMLResponse(_draw(house, template, **values), status)


def chat_page(house: Parts, session: Session, timeline: Timeline) -> Response:
    return page(
        house,
        "chat.html",
        token=session.token,
        fresh_id=fresh_id(),
        cursor=timeline.cursor,
        typing=timeline.is_typing,
        entries=timeline.entries(Cursor(), ZoneInfo(house.timezone)),
        options=timeline.choices(),
    )


def notice(house: Parts, name: str, status: int, *, to_chat: bool = True) -> Response:
    """A quiet page that says one thing: `phone_<name>_title` and `phone_<name>`."""
    words = house.live().words.pages
    title, text = words[f"phone_{name}_title"], words[f"phone_{name}"]
    return page(house, "notice.html", status, title=title, text=text, to_chat=to_chat)


def bubbles(house: Parts, session: Session, entries: Sequence[Entry]) -> list[dict[str, str]]:
    """What the script puts on the page."""
    shared = {"token": session.token, "fresh_id": fresh_id()}
    return [
        {"id": entry.id, "html": _draw(house, "entry.html", entry=entry, **shared)}
        for entry in entries
    ]


def choices(house: Parts, session: Session, timeline: Timeline) -> str:
    values = {"token": session.token, "fresh_id": fresh_id(), "options": timeline.choices()}
    return _draw(house, "choices.html", **values)


def fresh_id() -> str:
    """The id of a post that was not made yet; without script each page carries its own."""
    return secrets.token_hex(16)


def _draw(house: Parts, template: str, **values: object) -> str:
    words = house.live().words.pages
    return house.templates.get_template(template).render(say=words, **values).strip()


def _link(found: re.Match[str]) -> Markup:
    address, number = found.groups()
    if address:
        return Markup('<a href="{}" rel="noreferrer">{}</a>').format(address, address)
    bare = re.sub(r"\D", "", number)
    return Markup('<a href="tel:{}">{}</a>').format(bare, number)
