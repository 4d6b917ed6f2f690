"""Takes rows out of the outbox: for each chat the next one, danger first, when limits allow."""

import logging
from collections.abc import Collection, Set
from dataclasses import dataclass

from bot.carrier import Parcel
from bot.limits import Limits
from bot.media import MediaShelf
from bot.reply import Reply
from store import Store, Work
from store.models import Chat, OutboxRow

log = logging.getLogger(__name__)

AT_ONCE = 12
"""Ordinary messages on their way at the same moment; danger finds connections left."""


@dataclass(frozen=True)
class Taken:
    """What may go now, and how long the soonest of the others has to wait (seconds)."""

    parcels: tuple[Parcel, ...] = ()
    soonest: float = float("inf")


class OutboxTaker:
    """Marks rows as being sent, and commits that before they go over the network."""

    def __init__(
        self, store: Store, limits: Limits, shelf: MediaShelf, channels: Collection[str]
    ) -> None:
        self._store, self._limits, self._shelf = store, limits, shelf
        self._channels = channels
        self._elsewhere: set[str] = set()

    def take(self, busy: Set[str]) -> Taken:
        """Runs in a thread, one at a time. `busy`: chats with a message on its way.

        It only reads at first, so that it never waits for a writer in vain.
        """
        with self._store.open_reading() as work:
            waiting, soonest = self._ready(work, busy)
        if not waiting:
            return Taken(soonest=soonest)
        with self._store.open_work() as work:
            taken = self._take_each(work, waiting, len(busy))
            work.commit()
        return Taken(taken.parcels, min(taken.soonest, soonest))

    def _ready(self, work: Work, busy: Set[str]) -> tuple[list[str], float]:
        """Chats whose limit lets something go now, and how long the soonest other has to wait.

        Danger has limits of its own: only the row itself tells, so it is always looked at.
        """
        ready, soonest = [], float("inf")
        for chat_id, is_urgent in self._waiting(work, busy):
            wait = 0.0 if is_urgent else self._limits.wait(chat_id, False)
            if wait > 0:
                soonest = min(soonest, wait)
            else:
                ready.append(chat_id)
        return ready, soonest

    def _waiting(self, work: Work, busy: Set[str]) -> list[tuple[str, bool]]:
        left_out = busy | self._elsewhere
        return [each for each in work.outbox.waiting_now() if each[0] not in left_out]

    def _take_each(self, work: Work, waiting: list[str], on_the_way: int) -> Taken:
        parcels: list[Parcel] = []
        soonest = float("inf")
        for chat_id in waiting:
            chat, row = self._next(work, chat_id)
            if chat is None or row is None:
                continue
            wait = self._limits.wait(chat_id, row.urgent)
            is_full = on_the_way + len(parcels) >= AT_ONCE and not row.urgent
            if wait > 0 or is_full:
                soonest = min(soonest, wait or float("inf"))
            elif parcel := self._open(work, chat, row):
                parcels.append(parcel)
        return Taken(tuple(parcels), soonest)

    def _next(self, work: Work, chat_id: str) -> tuple[Chat | None, OutboxRow | None]:
        chat = work.chats.get(chat_id)
        if chat is None or chat.channel not in self._channels:
            # The web phone fetches its own; a chat never changes its channel.
            self._elsewhere.add(chat_id)
            return None, None
        return chat, work.outbox.next_for(chat_id)

    def _open(self, work: Work, chat: Chat, row: OutboxRow) -> Parcel | None:
        try:
            reply = Reply.from_body(row.body)
            address, media = chat.address, self._shelf.find(work, chat, reply)
        except Exception as error:
            # Forgotten, or broken: it must not stand in the way of the rest.
            log.error("outbox row %s cannot be opened: %s", row.id, type(error).__name__)
            work.outbox.mark_failed(row)
            return None
        self._limits.take(chat.id)
        work.outbox.mark_sending(row)
        may_speak = chat.channel == "telegram" and not chat.voice_refused
        return Parcel(row.id, chat.id, address, chat.channel, reply, row.urgent, media, may_speak)
