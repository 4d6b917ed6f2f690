"""What the bot looks after by itself: danger that nobody read, news, finished conversations."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from bot import danger
from bot.links import Links
from bot.live import Live
from bot.news import LATELY, WHILE_GONE, tell_news
from bot.rasa import Rasa, RasaUnavailable
from bot.waiting import wait_or_stop
from store import Store, StoreError
from store.organisation import Organisation

logger = logging.getLogger(__name__)

_EVERY = 5.0
_PURGE_EVERY = 600.0
_KEEP = timedelta(days=1)


class WatchClock:
    """Danger first, each in a unit of work of its own; what was put in the outbox is rung for."""

    def __init__(
        self,
        store: Store,
        live: Callable[[], Live],
        organisation: Organisation,
        links: Callable[[], Links],
        clock: Callable[[], datetime],
        ring: Callable[[], None],
    ) -> None:
        self._store, self._live, self._organisation = store, live, organisation
        self._links, self._clock, self._ring = links, clock, ring
        self._back = WHILE_GONE

    async def run(self, stop: asyncio.Event) -> None:
        """Returns soon after `stop`; what breaks once is tried again."""
        while not stop.is_set():
            for watch in (self._danger, self._news):
                try:
                    await asyncio.to_thread(watch)
                except StoreError as error:
                    logger.error("the watch waits: %s", type(error).__name__)
            self._ring()
            await wait_or_stop(stop, _EVERY)

    def _danger(self) -> None:
        words, now = self._live().words, self._clock()
        danger.tick(self._store, words, self._organisation, now, self._links())

    def _news(self) -> None:
        back, self._back = self._back, LATELY
        try:
            tell_news(
                self._store,
                self._live().words,
                self._organisation,
                self._clock(),
                back,
                self._links(),
            )
        except StoreError:
            self._back = back
            raise


class Tidying:
    """Rasa forgets conversations that ended: the facts are in our own store."""

    def __init__(self, store: Store, rasa: Rasa, clock: Callable[[], datetime]) -> None:
        self._store, self._rasa, self._clock = store, rasa, clock
        self._forgotten_until: datetime | None = None

    async def run(self, stop: asyncio.Event) -> None:
        """Returns soon after `stop`."""
        while not stop.is_set():
            try:
                await self._tidy()
            except (RasaUnavailable, StoreError) as error:
                logger.warning("tidying waits: %s", type(error).__name__)
            await wait_or_stop(stop, _PURGE_EVERY)

    async def _tidy(self) -> None:
        """Forgetting twice does no harm, so a restart may begin a day earlier again."""
        until = self._clock() - _KEEP
        since = self._forgotten_until or until - 2 * _KEEP
        for conversation_id in await asyncio.to_thread(self._ended, since, until):
            await self._rasa.forget(conversation_id)
        self._forgotten_until = until

    def _ended(self, since: datetime, until: datetime) -> list[str]:
        with self._store.open_reading() as work:
            return work.conversations.ended_between(since, until)
