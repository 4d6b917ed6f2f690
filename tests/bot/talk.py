"""A talk with the bot from its inbox to its outbox, with a real store and a small Rasa."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.commands import load_commands
from bot.files import Files
from bot.live import Live
from bot.reply import Reply
from bot.stage import Stage
from bot.turn import BotTurns
from locales.loader import Words
from store import Store, Work
from store.models import Client, Conversation, OutboxRow
from tests.bot.people_side import LINKS, ROOT, organisation, words
from tests.bot.small_rasa import SmallRasa
from tests.people import ANNA, SANNE, Somebody
from voice import VoicePack
from voice.transcription import NullTranscriber

BOT = "telegram:77"
# A Wednesday afternoon, within monitored hours.
NOON = datetime(2026, 11, 18, 13, 0, tzinfo=UTC)


@dataclass
class Talk:
    """One store, one Rasa; `now` is moved by hand."""

    store: Store
    rasa: SmallRasa
    voices: Path
    spoken: Words = field(default_factory=words)
    now: datetime = NOON
    files: dict[str, bytes] = field(default_factory=dict)
    blocked_by: set[int] = field(default_factory=set)
    nameless: set[int] = field(default_factory=set)
    rung: int = 0
    _updates: int = 0

    def __post_init__(self) -> None:
        commands = load_commands(ROOT / "locales/nl")
        live = Live(self.spoken, commands, VoicePack(self.voices), self.voices)
        self.live: Callable[[], Live] = lambda: live
        self.turns = self.make_turns()

    def make_turns(self) -> BotTurns:
        """As a process that has just started would have them."""
        stage = Stage(organisation(), lambda: LINKS, lambda: self.now)
        files = Files(self.store, self._fetch, NullTranscriber())
        return BotTurns(self.store, self.rasa, stage, self.live, files, self._ring)

    async def _fetch(self, file_ref: str) -> bytes:
        return self.files[file_ref]

    def _ring(self) -> None:
        self.rung += 1

    def later(self, **passed: float) -> None:
        self.now += timedelta(**passed)

    def let_in(self, who: Somebody = SANNE, state: str = "active") -> str:
        """A client in the middle of life; her id."""
        with self.store.open_work() as work:
            client, code = work.clients.invite("linde", who.name)
            chat = work.chats.get_or_make("telegram", str(who.telegram_id))
            assert work.clients.admit(code, chat)
            client.state = state  # type: ignore[assignment]
            work.commit()
            return client.id

    def choose(self, contact: Somebody = ANNA, whose: Somebody = SANNE) -> str:
        """A contact who accepted and was confirmed; the contact's id."""
        with self.store.open_work() as work:
            client = work.clients.by_chat("telegram", str(whose.telegram_id))
            assert client is not None
            chosen, code = work.contacts.invite(client, contact.name, "staff", emergency=True)
            chat = work.chats.get_or_make("telegram", str(contact.telegram_id))
            assert work.contacts.accept(code, chat)
            assert work.contacts.confirm(chosen)
            work.commit()
            return chosen.id

    def put(self, who: Somebody, **update: Any) -> str:
        """An update of Telegram in the inbox; the id of its row."""
        self._updates += 1
        raw = {"update_id": self._updates, **update}
        if who.telegram_id in self.nameless:
            for each in update.values():
                each["from"]["first_name"] = "."
        with self.store.open_work() as work:
            chat = work.chats.get_or_make("telegram", str(who.telegram_id))
            key = work.chats.key("telegram", str(who.telegram_id))
            work.inbox.put(BOT, str(self._updates), key, chat.person_id, json.dumps(raw))
            work.commit()
            return work.inbox.waiting_in(key)[-1].id

    def write(self, who: Somebody, text: str) -> str:
        """A text lies in the inbox."""
        return self.put(who, message=_message(who, text=text))

    def press(self, who: Somebody, data: str) -> str:
        """A press on an inline button lies in the inbox."""
        pressed = {"id": "q1", "from": _user(who), "chat_instance": "1", "data": data}
        return self.put(who, callback_query=pressed)

    async def say(self, who: Somebody, text: str) -> list[Reply]:
        """A text, and what the bot answers to it."""
        return await self.answered(who, lambda: self.write(who, text))

    async def answered(self, who: Somebody, act: Callable[[], Any]) -> list[Reply]:
        """What came into the outbox of this chat by it; all of it is delivered."""
        before = len(self.rows(who))
        act()
        await self.settle(who)
        fresh = self.rows(who)[before:]
        self.deliver()
        return [Reply.from_body(row.body) for row in fresh]

    async def settle(self, who: Somebody) -> None:
        """Every row of the chat that may be tried now, in order."""
        with self.store.open_reading() as work:
            key = work.chats.key("telegram", str(who.telegram_id))
        while rows := self.turns.waiting_in(key):
            if rows[0].next_try_at > datetime.now(UTC):
                return
            await self.turns.take(rows[0].row_id)

    def deliver(self) -> None:
        """Everything in the outbox arrives, but at who blocked the bot."""
        with self.store.open_work() as work:
            for chat_id in work.outbox.waiting_chats():
                is_blocked = self._is_blocked(work, chat_id)
                while row := work.outbox.next_for(chat_id):
                    if is_blocked:
                        work.outbox.mark_failed(row)
                    else:
                        work.outbox.mark_sent(row, "1")
                    work.session.flush()
            work.commit()

    def _is_blocked(self, work: Work, chat_id: str) -> bool:
        chats = (work.chats.by_address("telegram", str(each)) for each in self.blocked_by)
        return any(chat is not None and chat.id == chat_id for chat in chats)

    def rows(self, who: Somebody) -> list[OutboxRow]:
        """The outbox of this chat, in order, opened."""
        with self.store.open_reading() as work:
            chat = work.chats.by_address("telegram", str(who.telegram_id))
            rows = work.outbox.after(chat.id, 0, 10_000) if chat else []
            for row in rows:
                assert row.body
            return rows

    def said_to(self, who: Somebody) -> list[str]:
        """The names of everything said in this chat."""
        return [Reply.from_body(row.body).utter or "" for row in self.rows(who)]

    def stack(self, client_id: str) -> list[Conversation]:
        """The open conversations, the speaking one first."""
        with self.store.open_reading() as work:
            return work.conversations.stack(client_id)

    def client(self, client_id: str) -> Client:
        with self.store.open_reading() as work:
            found = work.clients.get(client_id)
            assert found is not None
            return found

    def waiting(self, who: Somebody) -> int:
        """How many messages of this chat have no answer yet."""
        with self.store.open_reading() as work:
            return len(work.inbox.waiting_in(work.chats.key("telegram", str(who.telegram_id))))


def _user(who: Somebody) -> dict[str, Any]:
    return {"id": who.telegram_id, "is_bot": False, "first_name": who.name}


def _message(who: Somebody, **content: Any) -> dict[str, Any]:
    chat = {"id": who.telegram_id, "type": "private", "first_name": who.name}
    return {"message_id": 1, "date": 1, "chat": chat, "from": _user(who), **content}


def message(who: Somebody, **content: Any) -> dict[str, Any]:
    """A message of Telegram with any content."""
    return _message(who, **content)


async def together(*acts: Awaitable[Any]) -> None:
    """At the same moment."""
    await asyncio.gather(*acts)


__all__ = ["BOT", "NOON", "Talk", "message", "together", "words"]
