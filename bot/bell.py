"""Wakes the worker and the sender at once when something was committed in this process."""

import asyncio
import contextlib


class Bell:
    """A latch for one listener; ringing before anybody waits is not lost.

    The tables stay the truth: whoever waits looks again after the time-out too, because other
    processes write rows without being able to ring here.
    """

    def __init__(self) -> None:
        self._event = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    def ring(self) -> None:
        """Wakes the listener; may be called from any thread."""
        if self._loop is None or self._is_inside(self._loop):
            self._event.set()
        else:
            with contextlib.suppress(RuntimeError):  # nobody listens any more
                self._loop.call_soon_threadsafe(self._event.set)

    async def wait(self, seconds: float) -> bool:
        """True when it rang since the last wait; False when `seconds` went by instead."""
        self._loop = asyncio.get_running_loop()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._event.wait(), seconds)
        rang = self._event.is_set()
        self._event.clear()
        return rang

    @staticmethod
    def _is_inside(loop: asyncio.AbstractEventLoop) -> bool:
        with contextlib.suppress(RuntimeError):
            return asyncio.get_running_loop() is loop
        return False
