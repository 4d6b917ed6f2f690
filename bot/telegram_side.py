"""Everything of the bot that speaks with Telegram, put together once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from starlette.routing import Route

from bot import last_resort
from bot.bell import Bell
from bot.carrier import NotCarriedError
from bot.links import Links
from bot.live import Live
from bot.settings import BotSettings
from bot.telegram_bot import inbox_name, make_bot
from bot.telegram_in import TelegramIn
from bot.telegram_out import TelegramOut
from bot.telegram_poll import TelegramPoll
from bot.telegram_webhook import WebhookKeeper, webhook_route
from bot.waiting import wait_or_stop
from store import Store

logger = logging.getLogger(__name__)

_ASK_AGAIN = 10.0


class TelegramSide:
    """Polling, or a webhook when there is a public address for one."""

    def __init__(
        self, settings: BotSettings, store: Store, live: Callable[[], Live], bell: Bell
    ) -> None:
        self._bot = make_bot(settings)
        self.name = inbox_name(settings)
        self.out = TelegramOut(self._bot)
        self._bot_name: str | None = None
        on_cannot_store = last_resort.for_telegram(self.out, self.name, live)
        self._taker = TelegramIn(store, self.name, bell, on_cannot_store)
        self._settings = settings
        self.edge: TelegramPoll | WebhookKeeper = self._edge()

    def routes(self) -> list[Route]:
        """The webhook's route, when there is one."""
        if not self._settings.bot_webhook_url:
            return []
        return [webhook_route(self._taker, self._secret())]

    def links(self, links: Links) -> Links:
        """With the bot's own name, as soon as Telegram told it."""
        return Links(links.phone, links.review, self._bot_name)

    async def run(self, stop: asyncio.Event) -> None:
        """Asks the bot's name until Telegram tells it; then there is nothing left to do."""
        while not stop.is_set() and self._bot_name is None:
            try:
                self._bot_name = await self.out.fetch_name() or None
            except NotCarriedError as error:
                logger.warning("the bot's name is not known yet: %s", type(error).__name__)
                await wait_or_stop(stop, _ASK_AGAIN)
        await stop.wait()

    def _edge(self) -> TelegramPoll | WebhookKeeper:
        url = self._settings.bot_webhook_url
        if url:
            return WebhookKeeper(self._bot, url, self._secret())
        return TelegramPoll(self._bot, self._taker)

    def _secret(self) -> str:
        return self._settings.bot_webhook_secret.get_secret_value()
