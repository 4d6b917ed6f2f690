"""Whether the bot can do its work: for `/healthz`, and for the others by its heartbeat."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.links import Links
from bot.rasa import Rasa
from bot.waiting import wait_or_stop
from store import Store, StoreError

logger = logging.getLogger(__name__)

PROCESS = "bot"
_BEAT = 10.0
_OLDEST_SIGNAL = 120.0
_OLDEST_MESSAGE = 300.0


@dataclass(frozen=True)
class Report:
    """Reasons why it cannot work, and facts that are good to know."""

    reasons: list[str] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)


class Health:
    """`edge_is_healthy` is None without Telegram."""

    def __init__(
        self,
        store: Store,
        rasa: Rasa,
        clock: Callable[[], datetime],
        edge_is_healthy: Callable[[], bool] | None,
        links: Callable[[], Links] = Links,
    ) -> None:
        self._store, self._rasa, self._clock = store, rasa, clock
        self._edge_is_healthy, self._links = edge_is_healthy, links

    def route(self) -> Route:
        """200 only when messages come in, are kept, and signals go out."""

        async def healthz(request: Request) -> Response:
            report = await self.report()
            body = {"ok": not report.reasons, "reasons": report.reasons, **report.facts}
            return JSONResponse(body, 503 if report.reasons else 200)

        return Route("/healthz", healthz, methods=["GET"])

    async def run(self, stop: asyncio.Event) -> None:
        """The heartbeat: `review` watches it, and speaks up when it ends."""
        while not stop.is_set():
            report = await self.report()
            try:
                await asyncio.to_thread(self._beat, report)
            except StoreError as error:
                logger.error("no heartbeat: %s", type(error).__name__)
            await wait_or_stop(stop, _BEAT)

    async def report(self) -> Report:
        """How it is now."""
        report = await asyncio.to_thread(self._look)
        # Information only: without Rasa the bot still keeps, comforts and calls people.
        report.facts["rasa"] = await self._rasa.is_ready()
        if self._edge_is_healthy is not None:
            report.facts["telegram"] = self._edge_is_healthy()
            if not report.facts["telegram"]:
                report.reasons.append("Telegram was not heard for 90 seconds")
        return report

    def _look(self) -> Report:
        reason = self._store.ready()
        if reason is not None:
            return Report([reason], {})
        try:
            return self._ages()
        except StoreError as error:
            return Report([f"the database cannot be read ({type(error).__name__})"], {})

    def _ages(self) -> Report:
        now = self._clock()
        with self._store.open_reading() as work:
            signal = work.outbox.oldest_unsent_signal(now)
            message = work.inbox.oldest_waiting(now)
        signal_s = signal.total_seconds() if signal else 0.0
        message_s = message.total_seconds() if message else 0.0
        reasons = []
        if signal_s > _OLDEST_SIGNAL:
            reasons.append(f"a signal has been waiting for {signal_s:.0f} s")
        facts = {"oldest_signal_s": round(signal_s), "oldest_message_s": round(message_s)}
        return Report(reasons, {**facts, "is_late": message_s > _OLDEST_MESSAGE})

    def _beat(self, report: Report) -> None:
        links = self._links()
        # The pages make links for clients, and know by this where those lead.
        doors = {"phone": links.phone, "bot_name": links.bot_name}
        with self._store.open_work() as work:
            work.heartbeats.beat(PROCESS, {"reasons": report.reasons, **doors, **report.facts})
            work.commit()
