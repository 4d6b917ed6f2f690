"""Long polling: the offset moves only after what was fetched is on the disk."""

import asyncio
import json
import logging
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from telegram import Bot
from telegram.error import RetryAfter, TelegramError
from telegram.request import HTTPXRequest

from bot.telegram_errors import seconds_of
from bot.telegram_in import ALLOWED_UPDATES, CannotStoreError, Raw, TelegramIn
from bot.waiting import wait_or_stop

log = logging.getLogger(__name__)

HOLD_SECONDS = 25
_PATIENCE = 10.0
_HEALTHY_SECONDS = 90.0
_LONGEST_PAUSE = 30.0


class BadAnswerError(Exception):
    """Telegram answered something that is no list of updates."""


class TelegramPoll:
    """One poll at a time, for ever; begins at offset 0, and the inbox drops the doubles."""

    def __init__(
        self,
        bot: Bot,
        taker: TelegramIn,
        clock: Callable[[], float] = time.monotonic,
        hold: int = HOLD_SECONDS,
    ) -> None:
        self._bot, self._taker, self._clock, self._hold = bot, taker, clock, hold
        self._request = HTTPXRequest(connection_pool_size=8)
        self._offset = 0
        self._has_begun = False
        self._pause = 0.0
        self._last_good = clock()

    def seconds_since_good(self) -> float:
        """How long ago Telegram last answered a poll that was stored."""
        return self._clock() - self._last_good

    def is_healthy(self) -> bool:
        """Under 90 seconds: three polls may fail before anybody needs to know."""
        return self.seconds_since_good() < _HEALTHY_SECONDS

    async def run(self, stop: asyncio.Event) -> None:
        """Returns soon after `stop`; what was not stored stays with Telegram."""
        try:
            while not stop.is_set():
                pause = await self._try_once(stop)
                if pause:
                    await wait_or_stop(stop, pause)
        finally:
            await self._request.shutdown()

    async def _try_once(self, stop: asyncio.Event) -> float:
        """One poll; gives the seconds to wait before the next."""
        poll = asyncio.create_task(self._poll_once())
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait({poll, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if not poll.done():
            poll.cancel()
        try:
            await poll
        except asyncio.CancelledError:
            return 0.0
        except CannotStoreError:
            return self._longer(shortest=0.25, longest=5.0)
        except RetryAfter as error:
            return seconds_of(error.retry_after)
        except (TelegramError, TimeoutError, BadAnswerError) as error:
            return await self._reconnect(error)
        self._pause = 0.0
        return 0.0

    async def _poll_once(self) -> None:
        await self._begin()
        # The library's own time limits can miss a connection that hangs half open.
        updates = await asyncio.wait_for(self._fetch(), self._hold + _PATIENCE + 5.0)
        await self._taker.take(updates)
        self._last_good = self._clock()
        # Back to 0 when everything is confirmed: after a quiet week Telegram counts from anywhere,
        # and an old high offset would confirm, and so lose, what nobody has read.
        self._offset = max((update["update_id"] for update in updates), default=-1) + 1

    async def _begin(self) -> None:
        if not self._has_begun:
            await self._bot.delete_webhook(drop_pending_updates=False)
            self._has_begun = True

    async def _fetch(self) -> list[Raw]:
        """The raw JSON: the library would refuse a whole batch for one update it cannot read."""
        asked = urlencode(
            {
                "offset": self._offset,
                "timeout": self._hold,
                "allowed_updates": json.dumps(ALLOWED_UPDATES),
            }
        )
        url = f"{self._bot.base_url}/getUpdates?{asked}"
        return _updates(await self._request.retrieve(url, read_timeout=self._hold + _PATIENCE))

    async def _reconnect(self, error: Exception) -> float:
        log.warning("polling failed: %s", type(error.__cause__ or error).__name__)
        self._has_begun = False
        await self._request.shutdown()
        await self._request.initialize()
        return self._longer(shortest=0.5, longest=_LONGEST_PAUSE)

    def _longer(self, shortest: float, longest: float) -> float:
        self._pause = min(max(self._pause * 2, shortest), longest)
        return self._pause


def _updates(payload: bytes) -> list[Raw]:
    """Only what carries a number can be confirmed to Telegram, and so be taken."""
    try:
        result: Any = json.loads(payload)["result"]
        found = [one for one in result if isinstance(one.get("update_id"), int)]
    except (ValueError, TypeError, KeyError, AttributeError):
        raise BadAnswerError from None
    if result and not found:
        raise BadAnswerError
    return found
