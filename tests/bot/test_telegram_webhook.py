"""By webhook too nothing is lost: Telegram hears 200 only for what is on the disk."""

import asyncio

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette

from bot.telegram_in import ALLOWED_UPDATES, Raw
from bot.telegram_webhook import PATH, SECRET_HEADER, WebhookKeeper, webhook_route
from store.engine import make_engine
from tests.bot.edge import Edge
from tests.bot.running import Runs, running
from tests.bot_api.client import Telegram
from tests.bot_api.process import free_port
from tests.people import SANNE

pytestmark = pytest.mark.process

SECRET = "tests-only"


class Host:
    """The bot's own web server, as far as Telegram sees it."""

    def __init__(self, edge: Edge, seen: list[Raw] | None = None) -> None:
        async def see(raw: Raw) -> None:
            if seen is not None:
                seen.append(raw)

        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}{PATH}"
        app = Starlette(routes=[webhook_route(edge.taker(see), SECRET)])
        config = uvicorn.Config(app, "127.0.0.1", self.port, log_level="error", lifespan="off")
        self._server = uvicorn.Server(config)

    async def run(self, stop: asyncio.Event) -> None:
        serving = asyncio.create_task(self._server.serve())
        await stop.wait()
        self._server.should_exit = True
        await serving


def _parts(edge: Edge, host: Host) -> tuple[Runs, Runs]:
    return host, WebhookKeeper(edge.bot, host.url, SECRET)


def _all_taken(telegram: Telegram) -> None:
    telegram.wait_for(lambda: not telegram.state()["waiting"], seconds=15)


def test_updates_are_delivered_in_order(telegram: Telegram, edge: Edge) -> None:
    host = Host(edge)
    numbers = telegram.says(SANNE, "one", "two", "three")
    with running(edge, *_parts(edge, host)):
        _all_taken(telegram)
        assert edge.inbox(SANNE) == [str(number) for number in numbers]
    (call,) = telegram.calls("setWebhook")
    assert call["allowed_updates"] == ALLOWED_UPDATES
    assert call["max_connections"] == "1"


def test_without_the_secret_nobody_is_heard(telegram: Telegram, edge: Edge) -> None:
    host = Host(edge)
    update = {"update_id": 1, "message": {}}
    with running(edge, *_parts(edge, host)):
        telegram.wait_for(lambda: telegram.calls("setWebhook"))
        for headers in ({}, {SECRET_HEADER: "guessed"}, {SECRET_HEADER: ""}):
            assert httpx.post(host.url, json=update, headers=headers).status_code == 401
        right = {SECRET_HEADER: SECRET}
        assert httpx.post(host.url, content=b"no json", headers=right).status_code == 400
        assert httpx.post(host.url, json=["list"], headers=right).status_code == 400
        assert httpx.post(host.url, content=b" " * 1_000_001, headers=right).status_code == 400
        assert httpx.post(host.url, json=update, headers=right).status_code == 200


def test_while_nothing_can_be_stored_telegram_tries_again(telegram: Telegram, edge: Edge) -> None:
    seen: list[Raw] = []
    host = Host(edge, seen)
    lock = make_engine(edge.settings.database_url.get_secret_value()).connect()
    lock.exec_driver_sql("SELECT 1")
    with running(edge, *_parts(edge, host)):
        numbers = telegram.says(SANNE, "words of danger")
        telegram.wait_for(
            lambda: "503" in telegram.state()["webhook"].get("last_error_message", ""), seconds=15
        )
        lock.rollback()
        lock.close()
        _all_taken(telegram)
        assert edge.inbox(SANNE) == [str(number) for number in numbers]
    assert [raw["update_id"] for raw in seen] == numbers
    lock.engine.dispose()


def test_the_same_update_twice_is_one(telegram: Telegram, edge: Edge) -> None:
    host = Host(edge)
    with running(edge, *_parts(edge, host)):
        (number,) = telegram.says(SANNE, "hello")
        _all_taken(telegram)
        message = {"message_id": 1, "date": 1, "chat": {"id": SANNE.telegram_id, "type": "private"}}
        again = {"update_id": number, "message": message | {"text": "hello"}}
        answer = httpx.post(host.url, json=again, headers={SECRET_HEADER: SECRET})
        assert answer.status_code == 200
        assert edge.inbox(SANNE) == [str(number)]


def test_the_webhook_is_set_again_when_telegram_was_away(telegram: Telegram, edge: Edge) -> None:
    telegram.goes_wrong("500", method="setWebhook")
    keeper = WebhookKeeper(edge.bot, "http://127.0.0.1:1/telegram", SECRET)
    assert not keeper.is_healthy()
    with running(edge, keeper):
        telegram.wait_for(lambda: telegram.calls("setWebhook"))
        telegram.wait_for(keeper.is_healthy)


def test_polling_takes_over_from_a_webhook(telegram: Telegram, edge: Edge) -> None:
    asked = {"url": "http://127.0.0.1:1/telegram"}
    httpx.post(f"{telegram.url}/bot{telegram.token}/setWebhook", json=asked)
    numbers = telegram.says(SANNE, "hello")
    with running(edge, edge.poll()):
        _all_taken(telegram)
        assert edge.inbox(SANNE) == [str(number) for number in numbers]
