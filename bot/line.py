"""The messages of one chat, one after the other; a stuck one holds up only what needs Rasa."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from store import StoreUnavailable

logger = logging.getLogger(__name__)

_STORE_AWAY = 1.0
# Words of danger are answered within two seconds, also behind a message that hangs.
_PATIENCE = 0.7


@dataclass(frozen=True)
class Waiting:
    """A row that was not answered yet, and the moment from which it may be tried (again)."""

    row_id: str
    next_try_at: datetime


class Turns(Protocol):
    """What the worker asks for; `bot.turn` is the real one."""

    def waiting_chats(self) -> Sequence[str]:
        """The keys of the chats with unanswered rows. Runs in a thread."""
        ...

    def waiting_in(self, chat_key: str) -> Sequence[Waiting]:
        """The unanswered rows of a chat in their order. Runs in a thread."""
        ...

    async def take(self, row_id: str) -> None:
        """Answer one row, or note in the row when to try again."""
        ...

    async def aid(self, row_id: str, is_stuck: bool) -> None:
        """Do for a later row what needs no Rasa; when stuck, say that the rest must wait."""
        ...


class Line:
    """Lives as long as its chat has rows; `task` ends when there are none left."""

    def __init__(self, turns: Turns, chat_key: str, clock: Callable[[], datetime]) -> None:
        self._turns, self._chat_key, self._clock = turns, chat_key, clock
        self._aided: set[tuple[str, bool]] = set()
        self._stopping = False
        self._woken = asyncio.Event()
        self.task = asyncio.create_task(self._serve())

    def wake(self) -> None:
        """Something came in, so look again."""
        self._woken.set()

    def stop(self) -> None:
        """No further row is begun; rows that wait stay in the inbox."""
        self._stopping = True
        self._woken.set()

    async def _serve(self) -> None:
        while not self._stopping:
            try:
                if not await self._step():
                    return
            except StoreUnavailable as error:
                logger.error("the inbox cannot be read: %s", error)
                await self._sleep(_STORE_AWAY)

    async def _step(self) -> bool:
        """One row, or one wait; False when the chat has nothing left."""
        self._woken.clear()
        rows = await self._rows()
        if not rows:
            return False
        seconds = (rows[0].next_try_at - self._clock()).total_seconds()
        if seconds <= 0:
            await self._take(rows[0])
        elif not await self._aid_next(rows[1:], is_stuck=True):
            await self._sleep(seconds)
        return True

    async def _take(self, row: Waiting) -> None:
        taking = asyncio.create_task(self._turns.take(row.row_id))
        while not taking.done():
            await asyncio.wait({taking}, timeout=_PATIENCE)
            if not taking.done():
                await self._aid_next((await self._rows())[1:], is_stuck=False)
        await taking

    async def _aid_next(self, later: Sequence[Waiting], is_stuck: bool) -> bool:
        fresh = [row for row in later if (row.row_id, is_stuck) not in self._aided]
        for row in fresh:
            self._aided.add((row.row_id, is_stuck))
            await self._turns.aid(row.row_id, is_stuck)
        return bool(fresh)

    async def _rows(self) -> Sequence[Waiting]:
        return await asyncio.to_thread(self._turns.waiting_in, self._chat_key)

    async def _sleep(self, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._woken.wait(), seconds)
