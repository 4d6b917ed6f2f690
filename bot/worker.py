"""Third step of the walk: every chat's messages in order, the chats side by side."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime

from bot.bell import Bell
from bot.line import Line, Turns
from store import StoreUnavailable
from store.times import now

logger = logging.getLogger(__name__)

# Other processes ring no bell: this is how long a row of theirs can go unseen, in seconds.
_LOOK_AGAIN = 5.0
# What is not finished by then stays in the inbox, and is done again at the next start.
_GOODBYE = 15.0


class Worker:
    """One line for each chat that has something to say; the tables are the truth."""

    def __init__(self, turns: Turns, bell: Bell, clock: Callable[[], datetime] = now) -> None:
        self._turns, self._bell, self._clock = turns, bell, clock
        self._lines: dict[str, Line] = {}

    async def run(self, stop: asyncio.Event) -> None:
        """Serve until `stop`; the turns that are under way are finished first."""
        stopping = asyncio.create_task(self._ring_at(stop))
        while not stop.is_set():
            await self._look()
            await self._bell.wait(_LOOK_AGAIN)
        stopping.cancel()
        await self._finish()

    async def _ring_at(self, stop: asyncio.Event) -> None:
        await stop.wait()
        self._bell.ring()

    async def _look(self) -> None:
        try:
            chats = await asyncio.to_thread(self._turns.waiting_chats)
        except StoreUnavailable as error:
            logger.error("the inbox cannot be read: %s", error)
            return
        for chat_key in chats:
            self._wake(chat_key)

    def _wake(self, chat_key: str) -> None:
        line = self._lines.get(chat_key)
        if line is not None:
            line.wake()
            return
        line = self._lines[chat_key] = Line(self._turns, chat_key, self._clock)
        line.task.add_done_callback(lambda task: self._leave(chat_key, task))

    def _leave(self, chat_key: str, task: asyncio.Task[None]) -> None:
        del self._lines[chat_key]
        if not task.cancelled() and (error := task.exception()) is not None:
            # The kind only: a message could quote a client.
            logger.error("a line of messages broke off: %s", type(error).__name__)
        # Something may have come in between its last look and its end.
        self._bell.ring()

    async def _finish(self) -> None:
        lines = list(self._lines.values())
        for line in lines:
            line.stop()
        if lines:
            await asyncio.wait([line.task for line in lines], timeout=_GOODBYE)
