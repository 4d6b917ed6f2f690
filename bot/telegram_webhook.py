"""The webhook: Telegram posts an update and hears 200 only after it is on the disk."""

import asyncio
import hmac
import json
import logging
import time
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Bot
from telegram.error import TelegramError

from bot.telegram_in import ALLOWED_UPDATES, CannotStoreError, TelegramIn
from bot.waiting import wait_or_stop

log = logging.getLogger(__name__)

PATH = "/telegram"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
_MOST_BYTES = 1_000_000
_LOOK_AGAIN = 300.0


def webhook_route(taker: TelegramIn, secret: str) -> Route:
    """The route to which Telegram posts; without the secret nobody is heard."""

    async def receive(request: Request) -> Response:
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), secret.encode()):
            return Response(status_code=401)
        update = _update(await _body(request))
        if update is None:
            return Response(status_code=400)
        try:
            await taker.take([update])
        except CannotStoreError:
            return Response(status_code=503)
        return Response(status_code=200)

    return Route(PATH, receive, methods=["POST"])


class WebhookKeeper:
    """Tells Telegram where we are, and looks now and then whether it still knows."""

    def __init__(
        self, bot: Bot, url: str, secret: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._bot, self._url, self._secret, self._clock = bot, url, secret, clock
        self._last_good: float | None = None

    def is_healthy(self) -> bool:
        """Telegram confirmed our address lately."""
        return self._last_good is not None and self._clock() - self._last_good < 3 * _LOOK_AGAIN

    async def run(self, stop: asyncio.Event) -> None:
        """Returns soon after `stop`; the address stays set, so that nothing is lost meanwhile."""
        pause = 1.0
        while not stop.is_set():
            try:
                await self._keep_set()
                pause = _LOOK_AGAIN
            except TelegramError as error:
                log.warning("the webhook could not be set: %s", type(error).__name__)
                pause = min(pause * 2, 30.0)
            await wait_or_stop(stop, pause)

    async def _keep_set(self) -> None:
        if self._last_good is None or (await self._bot.get_webhook_info()).url != self._url:
            await self._bot.set_webhook(
                self._url,
                secret_token=self._secret,
                allowed_updates=ALLOWED_UPDATES,
                max_connections=1,  # more would bring the messages of one chat out of order
                drop_pending_updates=False,
            )
        self._last_good = self._clock()


async def _body(request: Request) -> bytes:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _MOST_BYTES:
            return b""
    return body


def _update(body: bytes) -> dict[str, Any] | None:
    try:
        update = json.loads(body)
        return update if isinstance(update["update_id"], int) else None
    except (ValueError, TypeError, KeyError):
        return None
