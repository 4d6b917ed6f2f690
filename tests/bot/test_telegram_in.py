"""Nothing that was sent to us is lost or doubled, whatever breaks and whenever it does."""

import logging
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.telegram_in import Raw
from store.engine import make_engine
from tests.bot.edge import Edge, open_edge
from tests.bot.running import running
from tests.bot_api.client import Telegram
from tests.bot_api.memory import TOKEN
from tests.bot_api.process import ROOT
from tests.people import ANNA, BRAM, SANNE

pytestmark = pytest.mark.process


def _all_taken(telegram: Telegram) -> None:
    telegram.wait_for(lambda: not telegram.state()["waiting"])


def _start(telegram: Telegram, var_dir: Path, when: str) -> subprocess.Popen[bytes]:
    names = {"VAR_DIR": str(var_dir), "BOT_TELEGRAM_API_URL": telegram.url}
    command = [sys.executable, "-m", "tests.bot.edge_process", when]
    return subprocess.Popen(command, cwd=ROOT, env={**os.environ, **names})


@pytest.mark.parametrize("moment", ["fetched", "stored"])
def test_kill_9_with_eight_fetched_messages_loses_none_and_doubles_none(
    telegram: Telegram, tmp_path: Path, moment: str
) -> None:
    numbers = telegram.says(SANNE, *[f"message {number}" for number in range(8)])
    doomed = _start(telegram, tmp_path, moment)
    assert doomed.wait(timeout=30) == -signal.SIGKILL
    assert len(telegram.state()["waiting"]) == 8
    second = _start(telegram, tmp_path, "never")
    _all_taken(telegram)
    second.send_signal(signal.SIGTERM)
    assert second.wait(timeout=10) == 0
    edge = open_edge(tmp_path, telegram.url)
    assert edge.inbox(SANNE) == [str(number) for number in numbers]


def test_one_update_that_cannot_be_read_blocks_nobody(telegram: Telegram, edge: Edge) -> None:
    (first,) = telegram.says(SANNE, "before")
    telegram.puts("message", {"message_id": "no number", "chat": "nowhere"})
    telegram.puts("message", {"date": {}})
    (last,) = telegram.says(SANNE, "after")
    with running(edge, edge.poll()):
        _all_taken(telegram)
        assert edge.inbox(SANNE) == [str(first), str(last)]
        with edge.store.open_reading() as work:
            assert work.inbox.waiting_chats() == []


def test_while_nothing_can_be_stored_telegram_keeps_it_and_safety_sees_it_once(
    telegram: Telegram, edge: Edge
) -> None:
    seen: list[Raw] = []

    async def see(raw: Raw) -> None:
        seen.append(raw)

    lock = make_engine(edge.settings.database_url.get_secret_value()).connect()
    lock.exec_driver_sql("SELECT 1")
    with running(edge, edge.poll(on_cannot_store=see)):
        numbers = telegram.says(SANNE, "words of danger")
        telegram.wait_for(lambda: seen, seconds=15)
        assert [update["update_id"] for update in telegram.state()["waiting"]] == numbers
        lock.rollback()
        lock.close()
        _all_taken(telegram)
        assert edge.inbox(SANNE) == [str(number) for number in numbers]
    assert [raw["update_id"] for raw in seen] == numbers
    lock.engine.dispose()


def test_every_person_has_a_line_of_his_own(telegram: Telegram, edge: Edge) -> None:
    one, two = telegram.says(SANNE, "hello"), telegram.says(BRAM, "hello")
    with running(edge, edge.poll()):
        _all_taken(telegram)
        assert edge.inbox(SANNE) == [str(one[0])]
        assert edge.inbox(BRAM) == [str(two[0])]


def test_words_lie_sealed_in_the_database(telegram: Telegram, edge: Edge) -> None:
    telegram.says(SANNE, "my-very-own-words")
    with running(edge, edge.poll()):
        _all_taken(telegram)
        files = list(edge.settings.var_dir.glob("zegje.sqlite*"))
        assert files
        assert not any(b"my-very-own-words" in path.read_bytes() for path in files)


def test_edits_presses_and_blocks_come_in(telegram: Telegram, edge: Edge) -> None:
    telegram.meets(ANNA)
    with running(edge, edge.poll()):
        telegram.wait_for(lambda: telegram.calls("deleteWebhook"))
        numbers = [
            telegram.does(ANNA, kind, **details)
            for kind, details in (
                ("edited", {"text": "other words"}),
                ("sticker", {}),
                ("location", {}),
                ("blocks", {}),
                ("unblocks", {}),
            )
        ]
        _all_taken(telegram)
        assert edge.inbox(ANNA) == [str(number) for number in numbers]


def test_the_token_and_the_words_never_reach_a_log(
    telegram: Telegram, edge: Edge, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    telegram.goes_wrong("500", method="getUpdates")
    telegram.goes_wrong("garbage", method="getUpdates")
    telegram.goes_wrong("drop_before", method="getUpdates")
    telegram.goes_wrong("garbage")
    with running(edge, edge.poll(), edge.sender()):
        telegram.says(SANNE, "my-very-own-words")
        _all_taken(telegram)
        (row,) = edge.put(SANNE, "her-private-answer")
        telegram.wait_for(lambda: edge.states([row]) == ["uncertain"])
    assert "polling failed" in caplog.text
    for secret in (TOKEN, TOKEN.partition(":")[2], "my-very-own-words", "her-private-answer"):
        assert secret not in caplog.text
