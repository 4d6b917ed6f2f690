"""What the bot puts in its own inbox: a conversation that goes on, a thing that is due.

So these wait their turn in the chat, survive a kill, and happen once, like any message.
"""

from __future__ import annotations

from pydantic import TypeAdapter

from bot.incoming import Incoming
from store import Work
from store.models import Chat

BOT = "own"
GO_ON = "go_on"
DUE = "due|"
_INCOMING = TypeAdapter(Incoming)


def put_go_on(work: Work, chat: Chat, key: str) -> None:
    """The conversation on top goes on where it was, or begins; once for each key."""
    _put(work, chat, f"{GO_ON}:{key}", GO_ON)


def put_due(work: Work, chat: Chat, due_id: str) -> None:
    """A due thing begins."""
    _put(work, chat, f"due:{due_id}", f"{DUE}{due_id}")


def read_own(raw: str) -> Incoming:
    """The errand that an inbox row of the bot itself holds."""
    return _INCOMING.validate_json(raw)


def _put(work: Work, chat: Chat, update_id: str, errand: str) -> None:
    if chat.channel == "email":
        return
    own = Incoming(chat.channel, chat.address, f"{BOT}:{update_id}", "own", text=errand)
    key = work.chats.key(chat.channel, chat.address)
    work.inbox.put(BOT, update_id, key, chat.person_id, _INCOMING.dump_json(own).decode())
