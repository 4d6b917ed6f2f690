"""Wakes every open page at once when something was put in the outbox by this process."""

import asyncio
import contextlib


class Doorbell:
    """For many listeners, where `bot.bell.Bell` has one. The tables stay the truth.

    Whoever listens takes a ticket, looks in the tables, and then waits with that ticket: a ring
    between the look and the wait is not lost.
    """

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._next: asyncio.Event | None = None
        self.is_closed = False

    def close(self) -> None:
        """The process stops: pages get their answer now, and ask the next process again."""
        self.is_closed = True
        self.ring()

    def ring(self) -> None:
        """Wakes whoever holds a ticket; may be called from any thread."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake)

    def ticket(self) -> asyncio.Event:
        """Rings from now on count for this ticket."""
        self._loop = asyncio.get_running_loop()
        self._next = self._next or asyncio.Event()
        return self._next

    async def wait(self, ticket: asyncio.Event, seconds: float) -> None:
        """Returns when it rang since the ticket was taken, or after `seconds`."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(ticket.wait(), seconds)

    def _wake(self) -> None:
        if self._next is not None:
            self._next.set()
        self._next = None
