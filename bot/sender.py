"""Seventh step of the walk: what lies in the outbox goes out, in order, danger first."""

import asyncio
import logging
from collections.abc import Mapping

from bot.bell import Bell
from bot.carrier import Carrier, NotCarriedError, NotSentError, Parcel, UncertainError
from bot.limits import Limits
from bot.local_voice import LocalVoice
from bot.media import MediaShelf
from bot.outbox_mark import OnEnd, OutboxMarker, Outcome
from bot.outbox_take import OutboxTaker, Taken
from bot.waiting import wait_or_stop
from store import Store, StoreUnavailable

log = logging.getLogger(__name__)

LOOK_AGAIN = 1.0
"""Seconds; other processes write rows too, and cannot ring the bell of this one."""
_GOODBYE = 15.0
_HEAD_START = 1.0
"""Seconds that ordinary messages give to danger that goes out at the same moment."""


class Sender:
    """Chats side by side, one message at a time in each; what a carrier says is written down.

    `carriers` by channel; rows of other channels (the web phone) are left alone.
    """

    def __init__(
        self,
        store: Store,
        carriers: Mapping[str, Carrier],
        shelf: MediaShelf,
        bell: Bell,
        limits: Limits | None = None,
        on_end: OnEnd | None = None,
        voice: LocalVoice | None = None,
    ) -> None:
        self._carriers, self._bell, self._voice = carriers, bell, voice
        self._limits = limits or Limits()
        self._taker = OutboxTaker(store, self._limits, shelf, carriers.keys())
        self._marker = OutboxMarker(store, shelf, on_end)
        self._on_the_way: dict[str, asyncio.Task[None]] = {}
        self._danger: set[asyncio.Task[None]] = set()

    async def run(self, stop: asyncio.Event) -> None:
        """Returns after `stop`, when what was on its way has arrived."""
        await self._settle_interrupted(stop)
        stopping = asyncio.create_task(self._ring_at(stop))
        while not stop.is_set():
            soonest = await self._send_what_may_go()
            await self._bell.wait(min(soonest, LOOK_AGAIN))
        stopping.cancel()
        if self._on_the_way:
            await asyncio.wait(self._on_the_way.values(), timeout=_GOODBYE)

    async def _settle_interrupted(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            try:
                await asyncio.to_thread(self._marker.settle_interrupted)
                return
            except StoreUnavailable:
                await wait_or_stop(stop, LOOK_AGAIN)

    async def _ring_at(self, stop: asyncio.Event) -> None:
        await stop.wait()
        self._bell.ring()

    async def _send_what_may_go(self) -> float:
        """Starts sending; gives the seconds until the next message may go."""
        taken = await self._take()
        for parcel in taken.parcels:
            self._start(parcel)
        return taken.soonest

    def _start(self, parcel: Parcel) -> None:
        sending = asyncio.create_task(self._send(parcel))
        self._on_the_way[parcel.chat_id] = sending
        if parcel.urgent:
            self._danger.add(sending)
            sending.add_done_callback(self._danger.discard)

    async def _take(self) -> Taken:
        try:
            return await asyncio.to_thread(self._taker.take, frozenset(self._on_the_way))
        except StoreUnavailable as error:
            log.error("the outbox cannot be read: %s", type(error).__name__)
            return Taken()

    async def _send(self, parcel: Parcel) -> None:
        try:
            await self._let_danger_pass(parcel)
            outcome = await self._carry(parcel)
            if isinstance(outcome, NotSentError) and outcome.retry_after is not None:
                self._limits.pause(parcel.chat_id, outcome.retry_after)
            await self._mark(parcel, outcome)
        finally:
            self._on_the_way.pop(parcel.chat_id, None)
            self._bell.ring()

    async def _let_danger_pass(self, parcel: Parcel) -> None:
        """Chats go side by side: without this, the order of connecting would decide."""
        if self._danger and not parcel.urgent:
            await asyncio.wait(self._danger.copy(), timeout=_HEAD_START)

    async def _carry(self, parcel: Parcel) -> Outcome:
        try:
            if self._voice is not None:
                parcel = await self._voice.give(parcel)
            return await self._carriers[parcel.channel].carry(parcel)
        except NotCarriedError as error:
            return error
        except Exception as error:
            log.error("outbox row %s broke a carrier: %s", parcel.row_id, type(error).__name__)
            return UncertainError(type(error).__name__)

    async def _mark(self, parcel: Parcel, outcome: Outcome) -> None:
        """Until it is written down: a row left as being sent would hold up its whole chat."""
        while True:
            try:
                await asyncio.to_thread(self._marker.mark, parcel, outcome)
                return
            except StoreUnavailable as error:
                log.error("what became of a message waits: %s", type(error).__name__)
                await asyncio.sleep(LOOK_AGAIN)
