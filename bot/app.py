"""The bot as a whole: its parts are made here, started together and stopped in order."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from bot.bell import Bell
from bot.clocks import Tidying, WatchClock
from bot.doctor_inside import addresses
from bot.due import DueClock
from bot.files import Files
from bot.health import Health
from bot.last_resort import for_phone
from bot.links import Links
from bot.live import Live, read_live
from bot.parts import Part, keep_running
from bot.phone import Doorbell, make_phone
from bot.relay import Relay
from bot.sender import Sender
from bot.serving import WebServer, make_site, open_socket
from bot.settings import BotSettings
from bot.stage import Stage
from bot.telegram_side import TelegramSide
from bot.turn import BotTurns
from bot.way_out import make_sender
from bot.worker import Worker
from locales.live import Following
from store import Store, open_store
from store.organisation import load_organisation
from store.production import refuse_unfit
from store.times import now
from voice import VoiceSettings, transcriber


class App:
    """Reads everything that can be missing first, so that a bad start is seen at once."""

    def __init__(self, settings: BotSettings) -> None:
        self.settings = settings
        self.organisation = load_organisation(settings.organisation_file)
        self.live: Following[Live] = Following(settings.var_dir, read_live)
        self.live()
        self.store: Store = open_store(settings)
        self.listening = open_socket(settings.bot_web_host, settings.bot_web_port)
        self.inbox_bell, self.outbox_bell, self.doorbell = Bell(), Bell(), Doorbell()
        self.rasa = Relay(settings.rasa_urls, settings.rasa_secret.get_secret_value())
        self.telegram = self._telegram() if settings.uses_telegram else None

    async def run(self, stop: asyncio.Event) -> None:
        """Returns when everything has stopped; what was not finished lies in the tables."""
        await asyncio.to_thread(self.store.migrate)
        await asyncio.to_thread(self._refuse_unfit)
        try:
            await asyncio.gather(*(keep_running(part, stop) for part in self._parts()))
        finally:
            await self.rasa.close()
            if self.telegram is not None:
                await self.telegram.out.close()
            self.store.close()

    def _refuse_unfit(self) -> None:
        settings = self.settings
        refuse_unfit(settings, settings.organisation_file, addresses(settings), self.store)

    def _parts(self) -> Sequence[Part]:
        edge: list[Part] = [self.telegram, self.telegram.edge] if self.telegram else []
        zone = self.settings.timezone
        is_healthy = self.telegram.edge.is_healthy if self.telegram else None
        health = Health(self.store, self.rasa, now, is_healthy, self._links)
        return [
            *edge,
            Worker(self._turns(), self.inbox_bell),
            self._sender(),
            self._web(health),
            self._watch(),
            DueClock(self.store, zone, now, self.inbox_bell.ring),
            Tidying(self.store, self.rasa, now),
            health,
        ]

    def _telegram(self) -> TelegramSide:
        return TelegramSide(self.settings, self.store, self.live, self.inbox_bell)

    def _turns(self) -> BotTurns:
        fetch = self.telegram.out.fetch if self.telegram else None
        files = Files(self.store, fetch, transcriber(VoiceSettings()))
        stage = Stage(self.organisation, self._links, now)
        return BotTurns(self.store, self.rasa, stage, self.live, files, self._ring)

    def _sender(self) -> Sender:
        return make_sender(
            self.store, self.settings, self.live, self._links, self.telegram, self.outbox_bell
        )

    def _web(self, health: Health) -> WebServer:
        place = next(iter(self.organisation.locations))
        phone = make_phone(
            self.store,
            self.live,
            self.settings,
            self.inbox_bell.ring,
            self.doorbell,
            for_phone(self.live),
            lambda name: self.live().find_picture(name),
            try_out=place,
        )
        routes = [health.route(), *(self.telegram.routes() if self.telegram else [])]
        return WebServer(make_site(routes, phone), self.listening)

    def _watch(self) -> WatchClock:
        return WatchClock(self.store, self.live, self.organisation, self._links, now, self._ring)

    def _links(self) -> Links:
        links = Links(self.settings.bot_public_url, self.settings.review_public_url)
        return self.telegram.links(links) if self.telegram else links

    def _ring(self) -> None:
        self.outbox_bell.ring()
        self.doorbell.ring()
