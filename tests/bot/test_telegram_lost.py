"""What became of a message is written down as it is, and who waits for it is told."""

from pathlib import Path

import pytest

from bot.outbox_mark import End
from bot.reply import Reply
from store import Work
from store.models import OutboxRow
from tests.bot.edge import Edge, open_edge
from tests.bot.running import running
from tests.bot_api.client import Telegram
from tests.bot_api.process import running_server
from tests.people import ANNA, BRAM, SANNE

pytestmark = pytest.mark.process


def _settled(telegram: Telegram, edge: Edge, ids: list[str]) -> list[str]:
    telegram.wait_for(lambda: not {"queued", "sending"} & set(edge.states(ids)))
    return edge.states(ids)


def _texts(telegram: Telegram) -> list[str]:
    return [seen.text for seen in telegram.sent_to(SANNE)]


def test_a_429_is_obeyed_and_nothing_is_lost(telegram: Telegram, edge: Edge) -> None:
    telegram.goes_wrong("429", seconds=2, chat=SANNE)
    ids = edge.put(SANNE, "one", "two")
    with running(edge, edge.sender()):
        telegram.wait_for(lambda: edge.row(ids[0]).tries == 1)
        other = edge.put(BRAM, "quick")
        assert _settled(telegram, edge, other) == ["sent"]
        assert "sent" not in edge.states(ids)
        assert _settled(telegram, edge, ids) == ["sent", "sent"]
    assert _texts(telegram) == ["one", "two"]


@pytest.mark.parametrize(("kind", "taken"), [("drop_after", 1), ("drop_before", 0), ("502", 0)])
def test_an_uncertain_reply_is_not_sent_again(
    telegram: Telegram, edge: Edge, kind: str, taken: int
) -> None:
    telegram.goes_wrong(kind)
    ids = edge.put(SANNE, "one", "two")
    with running(edge, edge.sender()):
        assert _settled(telegram, edge, ids) == ["uncertain", "sent"]
    assert _texts(telegram) == ["one", "two"][1 - taken :]


@pytest.mark.parametrize("kind", ["safety", "signal"])
def test_what_must_arrive_is_sent_once_more(telegram: Telegram, edge: Edge, kind: str) -> None:
    telegram.goes_wrong("drop_after", times=2)
    ids = edge.put(SANNE, "help", kind=kind)  # type: ignore[arg-type]
    with running(edge, edge.sender()):
        assert _settled(telegram, edge, ids) == ["uncertain"]
    assert _texts(telegram) == ["help", "help"]


def test_what_surely_did_not_go_is_tried_again(telegram: Telegram, edge: Edge) -> None:
    telegram.goes_wrong("500", times=2)
    ids = edge.put(SANNE, "one", "two")
    with running(edge, edge.sender()):
        assert _settled(telegram, edge, ids) == ["sent", "sent"]
    assert _texts(telegram) == ["one", "two"]
    assert edge.row(ids[0]).tries == 3


class Waiting:
    """Somebody who is told in the same unit of work that a message was lost."""

    def __init__(self) -> None:
        self.told: list[tuple[str, End]] = []

    def __call__(self, work: Work, row: OutboxRow, why: End) -> None:
        self.told.append((row.id, why))
        chat = work.chats.by_address("telegram", str(BRAM.telegram_id))
        assert chat is not None
        work.outbox.put(chat, Reply(text=why).to_body())


def test_who_waits_hears_that_the_bot_was_blocked(telegram: Telegram, edge: Edge) -> None:
    edge.put(BRAM, "hello")
    telegram.does(ANNA, "blocks")
    ids = edge.put(ANNA, "news", kind="signal")
    waiting = Waiting()
    with running(edge, edge.sender(on_end=waiting)):
        assert _settled(telegram, edge, ids) == ["failed"]
        telegram.wait_for_messages(BRAM, 2)
    assert waiting.told == [(ids[0], "blocked")]
    with edge.store.open_reading() as work:
        chat = work.chats.by_address("telegram", str(ANNA.telegram_id))
        assert chat is not None
        assert chat.blocked_at is not None


def test_a_listener_that_breaks_does_not_stop_the_sender(telegram: Telegram, edge: Edge) -> None:
    def break_down(work: Work, row: OutboxRow, why: End) -> None:
        raise RuntimeError("broken")

    telegram.does(ANNA, "blocks")
    ids = edge.put(ANNA, "one", "two")
    with running(edge, edge.sender(on_end=break_down)):
        assert _settled(telegram, edge, ids) == ["failed", "failed"]


def test_a_row_that_cannot_be_opened_stands_in_nobodys_way(telegram: Telegram, edge: Edge) -> None:
    ids = edge.put(SANNE, "one", "two")
    with edge.store.open_work() as work:
        row = work.outbox.get(ids[0])
        assert row is not None
        row.body = "this is no reply"
        work.commit()
    with running(edge, edge.sender()):
        assert _settled(telegram, edge, ids) == ["failed", "sent"]


def test_what_was_on_its_way_at_a_power_cut_is_uncertain(telegram: Telegram, edge: Edge) -> None:
    ids = edge.put(SANNE, "one", "two") + edge.put(SANNE, "help", kind="safety")
    with edge.store.open_work() as work:
        for row_id in (ids[0], ids[2]):
            row = work.outbox.get(row_id)
            assert row is not None
            work.outbox.mark_sending(row)
        work.commit()
    with running(edge, edge.sender()):
        assert _settled(telegram, edge, ids) == ["uncertain", "sent", "sent"]
    assert sorted(_texts(telegram)) == ["help", "two"]


def test_what_is_said_while_telegram_is_away_arrives_later(tmp_path: Path) -> None:
    with running_server(tmp_path / "telegram.json") as (server, telegram):
        telegram.meets(SANNE)
        server.stop()
        edge = open_edge(tmp_path, telegram.url)
        ids = edge.put(SANNE, "one", "two")
        with running(edge, edge.sender()):
            telegram.wait_for(lambda: edge.row(ids[0]).tries > 1)
            server.start()
            assert _settled(telegram, edge, ids) == ["sent", "sent"]
        assert _texts(telegram) == ["one", "two"]
