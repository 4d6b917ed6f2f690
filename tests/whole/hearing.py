"""What somebody hears, by the names of the responses: the outbox of one chat, read in order."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.reply import Reply, ReplyButton
from store import Store, Work
from store.models import Chat, OutboxRow

PATIENCE_S = 40.0
OUT = ("sent", "uncertain")
ON_ITS_WAY = ("queued", "sending", *OUT)


@dataclass
class Hearing:
    """`find` gives the chat; a message counts as heard in one of these `states`."""

    store: Store
    find: Callable[[Work], Chat | None]
    states: tuple[str, ...] = OUT
    patience: float = PATIENCE_S
    heard: list[tuple[OutboxRow, Reply]] = field(default_factory=list)
    _seq: int = 0

    def wait_for(self, utter: str) -> OutboxRow:
        """The next message of this name; others may come before it."""
        until = time.monotonic() + self.patience
        while True:
            row = self._next()
            if row is not None and self.heard[-1][1].utter == utter:
                return row
            if row is None:
                said = [reply.utter for _, reply in self.heard[-6:]]
                assert time.monotonic() < until, f"{utter} was never heard; lately {said}"
                time.sleep(0.05)

    def skip(self) -> None:
        """What was said until now is not listened to any more."""
        with self.store.open_reading() as work:
            chat = self.find(work)
            self._seq = chat.last_seq if chat else 0

    def last(self, utter: str) -> OutboxRow:
        """The newest message of this name that was heard already."""
        return next(row for row, reply in reversed(self.heard) if reply.utter == utter)

    def button(self, payload: str) -> tuple[OutboxRow, int, ReplyButton] | None:
        """The newest button with this meaning, its message, and its place there."""
        for row, reply in reversed(self.heard):
            for place, button in enumerate(reply.buttons):
                if button.payload.partition("|")[0] == payload:
                    return row, place, button
        return None

    @property
    def asked(self) -> str:
        """The name of what was said last."""
        return self.heard[-1][1].utter or ""

    def _next(self) -> OutboxRow | None:
        """One at a time, and only when everything before it went, so that nothing is passed."""
        with self.store.open_reading() as work:
            chat = self.find(work)
            rows = work.outbox.after(chat.id, self._seq) if chat else []
            if not rows or rows[0].state not in self.states:
                return None
            self._seq = rows[0].seq
            self.heard.append((rows[0], Reply.from_body(rows[0].body)))
            return rows[0]
