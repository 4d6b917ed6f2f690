"""The parts of a running bot: each works until it is told to stop, and none takes others down."""

from __future__ import annotations

import asyncio
import logging
from typing import Protocol

from bot.waiting import wait_or_stop

logger = logging.getLogger(__name__)

_AGAIN = 1.0


class Part(Protocol):
    """Anything that works until it is told to stop."""

    async def run(self, stop: asyncio.Event) -> None: ...


async def keep_running(part: Part, stop: asyncio.Event) -> None:
    """A part that breaks is started again: the others, and danger, must not stop with it."""
    while not stop.is_set():
        try:
            await part.run(stop)
        except Exception as error:
            logger.error("%s broke off: %s", type(part).__name__, type(error).__name__)
        # Also after a quiet end: starting again without a pause would stop all the others.
        await wait_or_stop(stop, _AGAIN)
