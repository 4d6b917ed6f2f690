"""From an inbox row to a scene: what was done, by whom, and what there is to answer with."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot import own, phone
from bot.incoming import Incoming
from bot.links import Links
from bot.live import Live
from bot.phone import read_posted
from bot.questions import option_of
from bot.scene import Scene
from bot.telegram_parse import parse_update
from store import Work
from store.models import InboxRow, Person
from store.organisation import Organisation

_FILES = ("voice", "photo")


@dataclass(frozen=True)
class Stage:
    """What every scene of this process has in common."""

    organisation: Organisation
    links: Callable[[], Links]
    clock: Callable[[], datetime]

    def scene(self, work: Work, row: InboxRow, live: Live) -> Scene | None:
        """None for an update in which nobody did anything."""
        incoming = read_row(row)
        if incoming is None:
            return None
        chat = work.chats.get_or_make(incoming.channel, incoming.address)
        scene = Scene(
            work=work,
            incoming=incoming,
            chat=chat,
            person=work.session.get_one(Person, chat.person_id),
            client=work.clients.of_chat(chat.id),
            contacts=tuple(work.contacts.by_chat(chat.id)),
            staff=work.staff.by_chat(chat.id),
            words=live.words,
            organisation=self.organisation,
            now=self.clock(),
            links=self.links(),
        )
        return replace(scene, incoming=_plain(scene, row))


def read_row(row: InboxRow) -> Incoming | None:
    """What the row holds, whichever way it came in."""
    if row.bot == own.BOT:
        return own.read_own(row.raw)
    if row.bot == phone.BOT:
        return read_posted(row.raw)
    return parse_update(json.loads(row.raw), row.bot)


def derived_id(row_id: str, name: str) -> str:
    """An id that is the same when the row is done again, and that nobody can guess."""
    return hashlib.sha256(f"{row_id}|{name}".encode()).hexdigest()[:32]


def file_id(row_id: str) -> str:
    """The id of the attachment that a voice message or photo of this row becomes."""
    return derived_id(row_id, "file")


def _plain(scene: Scene, row: InboxRow) -> Incoming:
    incoming = scene.incoming
    if incoming.kind == "choice":
        return _pressed(scene)
    if incoming.kind in _FILES:
        return _kept(scene, row)
    return incoming


def _pressed(scene: Scene) -> Incoming:
    """An inline option of the web phone is the same press as on Telegram."""
    _, button = option_of(scene, scene.incoming.text or "")
    if button is None or not button.inline:
        return scene.incoming
    return replace(scene.incoming, kind="callback", text=button.payload)


def _kept(scene: Scene, row: InboxRow) -> Incoming:
    """With its attachment, once that was stored, and with what a transcriber heard in it."""
    incoming = scene.incoming
    known = file_id(row.id) if incoming.channel == "telegram" else incoming.file_ref or ""
    attachment = scene.work.attachments.get(known)
    if attachment is None:
        return incoming
    return replace(incoming, file_ref=attachment.id, text=attachment.transcript or incoming.text)
