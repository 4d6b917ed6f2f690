"""Runs poll and store as a process that tests can kill: python -m tests.bot.edge_process WHEN.

WHEN: "never", or the moment at which it kills itself: "fetched" (before the commit), "stored"
(after the commit, before Telegram hears of it).
"""

import asyncio
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from bot.telegram_in import Raw, TelegramIn
from bot.telegram_poll import TelegramPoll
from tests.bot.edge import open_edge


class DoomedTaker(TelegramIn):
    """Dies as by kill -9, at the worst moment."""

    when = "never"

    async def take(self, updates: Sequence[Raw]) -> None:
        """As the real one, if it lives that long."""
        if updates and self.when == "fetched":
            os.kill(os.getpid(), signal.SIGKILL)
        await super().take(updates)
        if updates and self.when == "stored":
            os.kill(os.getpid(), signal.SIGKILL)


async def main() -> None:
    """Ends by SIGTERM or by its own hand."""
    edge = open_edge(Path(os.environ["VAR_DIR"]), os.environ["BOT_TELEGRAM_API_URL"])
    taker = DoomedTaker(edge.store, edge.name, edge.inbox_bell)
    taker.when = sys.argv[1]
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    await TelegramPoll(edge.bot, taker).run(stop)


if __name__ == "__main__":
    asyncio.run(main())
