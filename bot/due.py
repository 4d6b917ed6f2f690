"""The clock of what the bot begins by itself: one table, one gate, and then the inbox."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime

from bot.own import put_due
from bot.timing import CHECK_IN, is_too_late, may_begin, plan_rhythm
from bot.waiting import wait_or_stop
from store import Store, StoreError, Work
from store.models import Due

logger = logging.getLogger(__name__)

_EVERY = 15.0
_MOST = 500


class DueClock:
    """What is due goes into the client's own inbox, so it waits its turn like any message."""

    def __init__(
        self,
        store: Store,
        timezone: str,
        clock: Callable[[], datetime],
        ring: Callable[[], None],
    ) -> None:
        self._store, self._timezone, self._clock, self._ring = store, timezone, clock, ring

    async def run(self, stop: asyncio.Event) -> None:
        """Returns soon after `stop`."""
        while not stop.is_set():
            try:
                if await asyncio.to_thread(self.tick):
                    self._ring()
            except StoreError as error:
                logger.error("due things wait: %s", type(error).__name__)
            await wait_or_stop(stop, _EVERY)

    def tick(self) -> int:
        """Begin what may begin now; how many that were. Runs in a thread."""
        now = self._clock()
        with self._store.open_work() as work:
            begun = sum(self._begin(work, due, now) for due in work.dues.due(now, _MOST))
            for rhythm in work.rhythms.active():
                if not work.dues.waiting(rhythm.client_id, CHECK_IN):
                    plan_rhythm(work, rhythm.client_id, self._timezone, now)
            work.commit()
        return begun

    def _begin(self, work: Work, due: Due, now: datetime) -> bool:
        """False when it must wait for a better moment, or has passed."""
        client = work.clients.get(due.client_id)
        chat = work.chats.get(client.chat_id) if client and client.chat_id else None
        if client is None or is_too_late(due, now):
            work.dues.drop(due)
            return False
        if chat is None or not may_begin(work, client, due, self._timezone, now):
            return False
        work.dues.mark_sent(due, now)
        put_due(work, chat, due.id)
        work.session.flush()
        return True
