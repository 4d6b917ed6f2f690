"""Says something in the way the page does."""

import secrets
from datetime import UTC, datetime
from typing import Any

import httpx

from bot.incoming import Incoming
from bot.phone.posted import read_posted
from bot.phone.session import Session
from tests.bot.phone.house import HERE, House

SCRIPT = {"accept": "application/json", "origin": HERE}


async def say(
    browser: httpx.AsyncClient, session: Session, own_id: str | None = None, **fields: str
) -> httpx.Response:
    """Posts these fields with the script's headers."""
    form = {"token": session.token, "id": own_id or secrets.token_hex(16), **fields}
    return await browser.post("/phone/say", data=form, headers=SCRIPT)


async def send(
    browser: httpx.AsyncClient, session: Session, name: str, content: bytes, **fields: str
) -> httpx.Response:
    """Posts a file, as "voice" or "photo"."""
    form = {"token": session.token, "id": secrets.token_hex(16), **fields}
    files: Any = {name: ("file", content)}
    return await browser.post("/phone/say", data=form, files=files, headers=SCRIPT)


def inbox(house: House, session: Session) -> list[Incoming]:
    """What the worker will find from this phone, in order."""
    with house.store.open_reading() as work:
        key = work.chats.key("web", session.address)
        rows = work.inbox.recent_in(key, datetime(2000, 1, 1, tzinfo=UTC))
        return [read_posted(row.raw) for row in rows]


def answer_all(house: House) -> None:
    """Marks everything as answered, as the worker does."""
    with house.store.open_work() as work:
        while rows := [work.inbox.next_for(key) for key in work.inbox.waiting_chats()]:
            for row in filter(None, rows):
                work.inbox.done(row)
            work.session.flush()
        work.commit()
