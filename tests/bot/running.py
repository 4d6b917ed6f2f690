"""Runs parts of the bot in a thread of their own, so that a test reads from top to bottom."""

import asyncio
import contextlib
import threading
from collections.abc import Iterator
from typing import Protocol

from tests.bot.edge import Edge


class Runs(Protocol):
    """Poll, sender, webhook keeper: each runs until it is told to stop."""

    async def run(self, stop: asyncio.Event) -> None: ...


@contextlib.contextmanager
def running(edge: Edge, *parts: Runs) -> Iterator[None]:
    """The parts run as long as the block; what breaks in them breaks the test."""
    errors: list[BaseException] = []
    loop = asyncio.new_event_loop()
    stop = asyncio.Event()

    async def run_all() -> None:
        await asyncio.gather(*[part.run(stop) for part in parts])

    def run() -> None:
        try:
            loop.run_until_complete(run_all())
        except BaseException as error:
            errors.append(error)
        finally:
            loop.run_until_complete(edge.out.close())

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(timeout=30)
        loop.run_until_complete(loop.shutdown_default_executor())
        loop.close()
        edge.store.close()
        assert not errors, errors
