"""The two sides of a conversation as they lie in inbox and outbox, and how far a page is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.incoming import Incoming
from bot.phone.posted import own_id
from bot.reply import Reply


@dataclass(frozen=True)
class Said:
    """What this phone posted; `number` only grows."""

    incoming: Incoming
    update_id: str
    number: int
    at: datetime
    is_waiting: bool

    @property
    def name(self) -> str:
        """Of its bubble; the page gave it when it posted."""
        return f"m-{own_id(self.update_id)}"


@dataclass(frozen=True)
class Shown:
    """One message to this phone; `shared` is "voice" or "photo" when somebody's is with it."""

    row_id: str
    number: int
    at: datetime
    kind: str
    reply: Reply
    shared: str | None = None

    @property
    def is_seen(self) -> bool:
        """Some only take the keyboard away, or answer a press."""
        return bool(self.reply.text or self.reply.buttons or self.reply.image or self.shared)


@dataclass(frozen=True)
class Cursor:
    """How far a page is: the numbers of the last message to it and the last one from it."""

    shown: int = 0
    said: int = 0

    def __str__(self) -> str:
        return f"{self.shown}.{self.said}"

    @classmethod
    def read(cls, text: str) -> Cursor:
        """Anything else than two numbers is the beginning."""
        shown, _, said = text.partition(".")
        numbers = [int(part) if part.isascii() and part.isdigit() else 0 for part in (shown, said)]
        return cls(*(min(number, 2**53) for number in numbers))
