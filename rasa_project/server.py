"""The web server of Rasa, with our channel alone, and the model of the live release."""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor
from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, json

from rasa_project.action_endpoint import ActionEndpoint
from rasa_project.channel import ZegjeInput, raise_broken
from rasa_project.lock_store import ShortWaits
from rasa_project.nlg import LiveWords
from rasa_project.once import work_out_once
from rasa_project.settings import RasaSettings, key_of_trackers
from rasa_project.tracker_store import SealedTrackerStore

log = logging.getLogger(__name__)
LOOK_EVERY_S = 1.0
TRY_AGAIN_S = 10.0


class Assistant:
    """The agent with the live release's model; a new release is loaded beside the old one."""

    def __init__(self, settings: RasaSettings) -> None:
        self._releases = settings.var_dir / "releases"
        self._thread = ThreadPoolExecutor(1)
        self._model: Path | None = None
        self.endpoint = ActionEndpoint(settings.actions_url, settings.actions_secret)
        self.trackers = SealedTrackerStore(settings.tracker_url, key_of_trackers(settings.var_dir))
        self.agent = Agent(
            generator=LiveWords(settings.var_dir, self._trained_words),  # type: ignore[arg-type]
            tracker_store=self.trackers,
            lock_store=ShortWaits(),
            action_endpoint=self.endpoint,
        )
        self.agent.tracker_store._on_tracker_store_error = raise_broken  # type: ignore[attr-defined]

    async def follow(self) -> None:
        """Load whatever model the pointer names; a model that cannot be loaded changes nothing."""
        while True:
            wanted = self._wanted()
            if wanted is None or wanted == self._model or await self._swap(wanted):
                await asyncio.sleep(LOOK_EVERY_S)
            else:
                await asyncio.sleep(TRY_AGAIN_S)

    @property
    def release(self) -> str | None:
        """The number of the release whose model answers now."""
        return self._model.parent.name if self._model else None

    def problem(self) -> str | None:
        """Why no message can be answered now, or None."""
        if not self.agent.is_ready():
            return "model"
        try:
            self.trackers.check()
        except Exception:
            return "tracker"
        return None

    def _wanted(self) -> Path | None:
        try:
            number = (self._releases / "current").read_text().strip()
        except OSError:
            return None
        model = self._releases / number / "model.tar.gz"
        return model if number and model.exists() else None

    def _trained_words(self) -> dict[str, list[dict[str, Any]]]:
        return self.agent.domain.responses if self.agent.domain else {}

    async def _swap(self, model: Path) -> bool:
        loop = asyncio.get_running_loop()
        try:
            processor = await loop.run_in_executor(self._thread, self._load, model)
        except Exception as cause:
            log.error(
                "model of release %s cannot be loaded: %s", model.parent.name, type(cause).__name__
            )
            return False
        self.agent.processor = processor
        self.agent.domain = processor.domain
        self.agent.tracker_store.domain = processor.domain
        self.agent._set_fingerprint()
        self._model = model
        log.info("model of release %s is live", self.release)
        return True

    def _load(self, model: Path) -> MessageProcessor:
        """A model that cannot understand a sentence is not taken."""
        agent = self.agent
        processor = MessageProcessor(
            model_path=str(model),
            tracker_store=agent.tracker_store,
            lock_store=agent.lock_store,
            action_endpoint=agent.action_endpoint,
            generator=agent.nlg,
        )
        asyncio.run(processor.parse_message(UserMessage(text="?")))
        return processor


def make_app(settings: RasaSettings) -> Sanic:
    """The web server with our channel alone; Rasa's HTTP API does not exist here."""
    work_out_once()
    app = Sanic("zegje_rasa", configure_logging=False)
    app.config.ACCESS_LOG = False
    app.config.REQUEST_MAX_SIZE = 100_000
    assistant = Assistant(settings)
    channel = ZegjeInput(assistant.agent, assistant.trackers, settings.secret)
    app.blueprint(channel.blueprint(assistant.agent.handle_message), url_prefix="/zegje")

    async def healthz(request: Request) -> HTTPResponse:
        problem = assistant.problem()
        reasons = [problem] if problem else []
        body = {"ok": not reasons, "reasons": reasons, "release": assistant.release}
        return json(body, 503 if reasons else 200)

    async def start(app: Sanic, loop: Any) -> None:
        app.add_task(assistant.follow())

    async def stop(app: Sanic, loop: Any) -> None:
        await assistant.endpoint.close()

    app.add_route(healthz, "/healthz")
    app.register_listener(start, "after_server_start")
    app.register_listener(stop, "before_server_stop")
    return app
