"""Healthy is: messages come in, are kept, and signals go out; Rasa's silence is only told."""

from datetime import timedelta

import httpx
import pytest
from starlette.applications import Starlette

from bot.health import PROCESS, Health
from bot.reply import Reply
from tests.bot.people_side import Stage
from tests.bot.small_rasa import SmallRasa
from tests.people import ANNA


async def ask(health: Health) -> tuple[int, dict[str, object]]:
    site = httpx.ASGITransport(Starlette(routes=[health.route()]))
    async with httpx.AsyncClient(transport=site, base_url="http://bot") as browser:
        answer = await browser.get("/healthz")
    return answer.status_code, answer.json()


def health(stage: Stage, is_down: bool = False, telegram: bool | None = None) -> Health:
    edge = None if telegram is None else lambda: bool(telegram)
    return Health(stage.store, SmallRasa({}, is_down=is_down), lambda: stage.now, edge)


async def test_all_is_well(stage: Stage) -> None:
    status, body = await ask(health(stage, telegram=True))
    assert (status, body["ok"], body["reasons"]) == (200, True, [])


async def test_without_rasa_the_bot_can_still_comfort_and_call_people(stage: Stage) -> None:
    status, body = await ask(health(stage, is_down=True))
    assert (status, body["rasa"]) == (200, False)


async def test_a_silent_telegram_is_a_reason(stage: Stage) -> None:
    status, body = await ask(health(stage, telegram=False))
    assert status == 503
    assert body["reasons"] == ["Telegram was not heard for 90 seconds"]


async def test_a_signal_that_does_not_go_out_is_a_reason(stage: Stage) -> None:
    with stage.store.open_work() as work:
        chat = work.chats.get_or_make("telegram", str(ANNA.telegram_id))
        work.outbox.put(chat, Reply(text="x").to_body(), kind="signal")
        work.commit()
    assert (await ask(health(stage)))[0] == 200
    stage.now += timedelta(minutes=5)
    status, body = await ask(health(stage))
    assert status == 503
    assert "signal" in str(body["reasons"])


async def test_a_database_that_is_not_there_is_a_reason(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(stage.store), "ready", lambda self: "the database cannot be reached")
    status, body = await ask(health(stage))
    assert (status, body["reasons"]) == (503, ["the database cannot be reached"])


async def test_the_heartbeat_is_written_with_its_facts(stage: Stage) -> None:
    watched = health(stage, telegram=True)
    watched._beat(await watched.report())
    with stage.store.open_reading() as work:
        beat = work.heartbeats.of(PROCESS)
        assert beat is not None
        assert beat.facts["telegram"] is True
