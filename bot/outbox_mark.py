"""Writes into the outbox what became of a message, and tells who was waiting for it."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Literal

from bot.carrier import (
    BlockedError,
    Delivered,
    NotCarriedError,
    NotSentError,
    Parcel,
    UncertainError,
)
from bot.media import MediaShelf
from bot.reply import Reply
from store import Store, StoreUnavailable, Work
from store.models import Chat, OutboxRow
from store.times import now

log = logging.getLogger(__name__)

Outcome = Delivered | NotCarriedError
End = Literal["sent", "blocked", "refused", "too_old", "uncertain"]
OnEnd = Callable[[Work, OutboxRow, End], None]

TOO_OLD = timedelta(hours=24)
_LONGEST_PAUSE = {True: 5.0, False: 60.0}


class OutboxMarker:
    """`on_end` writes in the same unit of work: whoever waited is told, or nothing is marked.

    It hears of a signal that went out, and of every message that did not.
    """

    def __init__(self, store: Store, shelf: MediaShelf, on_end: OnEnd | None = None) -> None:
        self._store, self._shelf, self._on_end = store, shelf, on_end

    def mark(self, parcel: Parcel, outcome: Outcome) -> None:
        """Runs in a thread; raises `StoreUnavailable` when it must be tried again."""
        try:
            self._mark(parcel, outcome, self._on_end)
        except StoreUnavailable:
            raise
        except Exception as error:
            log.error("telling what became of a message failed: %s", type(error).__name__)
            self._mark(parcel, outcome, None)

    def settle_interrupted(self) -> None:
        """At the start: what was on its way when the process was cut off may have arrived."""
        with self._store.open_work() as work:
            rows = [(row.id, row.chat_id) for row in work.outbox.interrupted()]
        for row_id, chat_id in rows:
            self.mark(Parcel(row_id, chat_id, "", "", Reply()), UncertainError("cut off"))

    def _mark(self, parcel: Parcel, outcome: Outcome, on_end: OnEnd | None) -> None:
        with self._store.open_work() as work:
            row, chat = work.outbox.get(parcel.row_id), work.chats.get(parcel.chat_id)
            if row is None or chat is None:
                return
            lost = self._settle(work, row, chat, parcel, outcome)
            if lost is not None and on_end is not None:
                on_end(work, row, lost)
            work.commit()

    def _settle(
        self, work: Work, row: OutboxRow, chat: Chat, parcel: Parcel, outcome: Outcome
    ) -> End | None:
        if isinstance(outcome, Delivered):
            work.outbox.mark_sent(row, outcome.ref or None)
            self._learn(work, chat, parcel, outcome)
            return "sent" if row.signal_id else None
        log.warning("outbox row %s: %s (%s)", row.id, type(outcome).__name__, outcome)
        if isinstance(outcome, UncertainError):
            return _uncertain(work, row)
        if isinstance(outcome, NotSentError) and now() - row.created_at < TOO_OLD:
            work.outbox.later(row, outcome.retry_after or _pause(row))
            return None
        work.outbox.mark_failed(row)
        return _reason(work, chat, outcome)

    def _learn(self, work: Work, chat: Chat, parcel: Parcel, delivered: Delivered) -> None:
        if delivered.voice_refused:
            work.chats.mark_voice_refused(chat)
        if chat.blocked_at is not None:
            work.chats.mark_unblocked(chat)
        if delivered.new_file_id and parcel.media and parcel.media.key:
            self._shelf.remember(work, parcel.media.key, delivered.new_file_id)


def _uncertain(work: Work, row: OutboxRow) -> End | None:
    if not work.outbox.mark_uncertain(row):
        return "uncertain"
    work.outbox.later(row, 0.5)
    return None


def _reason(work: Work, chat: Chat, outcome: NotCarriedError) -> End:
    if isinstance(outcome, BlockedError):
        work.chats.mark_blocked(chat)
        return "blocked"
    return "too_old" if isinstance(outcome, NotSentError) else "refused"


def _pause(row: OutboxRow) -> float:
    return float(min(_LONGEST_PAUSE[row.urgent], 0.5 * 2 ** min(row.tries, 10)))
