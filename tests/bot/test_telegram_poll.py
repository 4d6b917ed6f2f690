"""Polling goes on, whatever Telegram or the line does."""

import asyncio
from pathlib import Path

import pytest

from bot.carrier import RefusedError
from bot.telegram_poll import TelegramPoll
from tests.bot.edge import Edge, open_edge
from tests.bot.running import running
from tests.bot_api.client import Telegram
from tests.bot_api.process import running_server
from tests.people import SANNE

pytestmark = pytest.mark.process


def _all_taken(telegram: Telegram) -> None:
    telegram.wait_for(lambda: not telegram.state()["waiting"])


def test_polling_goes_on_when_telegram_was_away(tmp_path: Path) -> None:
    with running_server(tmp_path / "telegram.json") as (server, telegram):
        edge = open_edge(tmp_path, telegram.url)
        with running(edge, edge.poll()):
            before = telegram.says(SANNE, "before")
            _all_taken(telegram)
            server.stop()
            server.start()
            after = telegram.says(SANNE, "after")
            _all_taken(telegram)
            assert edge.inbox(SANNE) == [str(number) for number in before + after]
        assert telegram.state()["conflicts"] == 0


def test_after_a_quiet_week_smaller_numbers_are_taken(telegram: Telegram, edge: Edge) -> None:
    telegram.counts_updates_from(700_000_000)
    telegram.says(SANNE, "before")
    with running(edge, edge.poll(hold=0)):
        _all_taken(telegram)
        telegram.wait_for(lambda: telegram.state()["empty_polls"] > 1)
        telegram.counts_updates_from(40_000)
        telegram.says(SANNE, "after")
        _all_taken(telegram)
        telegram.wait_for(lambda: telegram.state()["empty_polls"] > 3)
        assert edge.inbox(SANNE) == ["700000000", "40000"]


def test_a_restart_after_a_quiet_week_takes_smaller_numbers(
    telegram: Telegram, tmp_path: Path
) -> None:
    taken = []
    for start in (700_000_000, 40_000):
        telegram.counts_updates_from(start)
        telegram.says(SANNE, "hello")
        edge = open_edge(tmp_path, telegram.url)
        with running(edge, edge.poll()):
            _all_taken(telegram)
            taken += edge.inbox(SANNE)
    assert taken == ["700000000", "40000"]


def test_a_poll_that_hangs_is_cut_off_and_the_next_one_works(
    telegram: Telegram, edge: Edge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram_poll._PATIENCE", 0.3)
    telegram.goes_wrong("delay", method="getUpdates", seconds=20)
    with running(edge, edge.poll(hold=0)):
        numbers = telegram.says(SANNE, "hello")
        _all_taken(telegram)
        assert edge.inbox(SANNE) == [str(number) for number in numbers]


def test_ninety_seconds_without_a_good_poll_is_ill(telegram: Telegram, edge: Edge) -> None:
    now = 0.0
    poll = TelegramPoll(edge.bot, edge.taker(), clock=lambda: now)
    now = 89.0
    assert poll.is_healthy()
    now = 90.0
    assert not poll.is_healthy()
    with running(edge, poll):
        telegram.says(SANNE, "hello")
        telegram.wait_for(poll.is_healthy)


def test_a_voice_message_can_be_fetched(telegram: Telegram, edge: Edge) -> None:
    telegram.speaks(SANNE, b"OggS-own-words")

    class Fetch:
        found = b""

        async def run(self, stop: asyncio.Event) -> None:
            self.found = await edge.out.fetch("file-1")
            with pytest.raises(RefusedError):
                await edge.out.fetch("file-2")

    fetch = Fetch()
    with running(edge, fetch):
        telegram.wait_for(lambda: fetch.found)
    assert fetch.found == b"OggS-own-words"
