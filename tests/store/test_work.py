"""A unit of work is kept whole or not at all, and waits for its turn."""

import sqlite3
import time
from pathlib import Path

import pytest
from sqlalchemy import text

from store import Store, StoreRefused, StoreUnavailable, Work
from store import engine as engine_of_store
from store.models import Heartbeat
from tests.people import BRAM, SANNE
from tests.store.story import at_the_same_time, chat_of, client, let_in


def test_without_a_commit_nothing_stays(store: Store) -> None:
    with store.open_work() as work:
        chat_of(work, SANNE)
    with store.open_work() as work:
        assert work.chats.by_address("telegram", str(SANNE.telegram_id)) is None


def test_an_error_half_way_takes_everything_back(store: Store) -> None:
    client_id = let_in(store)
    with pytest.raises(StoreRefused), store.open_work() as work:
        _wish_twice(work, client_id, "nobody-known")
    with store.open_work() as work:
        assert work.wishes.latest(client_id) == []


def test_after_a_rollback_a_new_person_can_be_made_again(store: Store) -> None:
    with store.open_work() as work:
        chat_of(work, SANNE)
        work.rollback()
        chat_of(work, SANNE)
        work.commit()
    with store.open_work() as work:
        assert chat_of(work, SANNE).address == str(SANNE.telegram_id)


def test_a_double_inside_a_unit_of_work_loses_nothing_of_the_rest(store: Store) -> None:
    client_id = let_in(store)
    with store.open_work() as work:
        key = work.chats.key("telegram", "1001")
        assert work.inbox.put("telegram:1", "7", key, None, "{}")
        work.wishes.record(client_id, None, words="Ik wil verhuizen")
        assert not work.inbox.put("telegram:1", "7", key, None, "{}")
        work.commit()
    with store.open_work() as work:
        assert len(work.wishes.latest(client_id)) == 1


def test_people_who_write_at_the_same_time_all_get_their_turn(sqlite_store: Store) -> None:
    with sqlite_store.open_work() as work:
        work.heartbeats.beat("bot", {"count": 0})
        work.commit()
    at_the_same_time(lambda: _count_one_more(sqlite_store), times=8)
    with sqlite_store.open_work() as work:
        assert work.session.get_one(Heartbeat, "bot").facts["count"] == 8


def test_a_reader_does_not_wait_for_a_writer(sqlite_store: Store) -> None:
    let_in(sqlite_store)
    with sqlite_store.open_work() as writing:
        chat_of(writing, BRAM)
        before = time.monotonic()
        with sqlite_store.open_reading() as reading:
            assert client(reading).name == SANNE.name
        assert time.monotonic() - before < 1


def test_a_database_locked_by_another_process_is_called_unavailable(
    sqlite_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_of_store, "BUSY_SECONDS", 0.05)
    impatient = Store(
        engine_of_store.make_engine(f"sqlite:///{tmp_path / 'zegje.sqlite'}"), sqlite_store.vault
    )
    other = sqlite3.connect(tmp_path / "zegje.sqlite")
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreUnavailable), impatient.open_work():
        pass
    assert impatient.ready() is None  # reading still works
    other.close()
    with impatient.open_work() as work:
        assert work.people.is_forgotten("nobody")
    impatient.close()


def test_values_that_the_database_refuses_are_not_repeated_in_the_error(store: Store) -> None:
    with pytest.raises(StoreRefused) as refused, store.open_work() as work:
        work.wishes.record("nobody-known", None, theme="living")
    assert "nobody-known" not in str(refused.value)


@pytest.mark.postgres
def test_a_connection_that_is_cut_is_called_unavailable(postgres_store: Store) -> None:
    cut = text("SELECT pg_terminate_backend(pg_backend_pid())")
    with pytest.raises(StoreUnavailable), postgres_store.open_work() as work:
        work.session.execute(cut)
    assert postgres_store.ready() is None  # the next one gets a connection that works


def test_each_unit_of_work_on_sqlite_is_safe_on_the_disk(sqlite_store: Store) -> None:
    with sqlite_store.open_work() as work:
        ask = work.session.connection().exec_driver_sql
        assert ask("PRAGMA journal_mode").scalar() == "wal"
        assert ask("PRAGMA synchronous").scalar() == 2  # FULL
        assert ask("PRAGMA foreign_keys").scalar() == 1


def _wish_twice(work: Work, client_id: str, nobody: str) -> None:
    work.wishes.record(client_id, None, words="Ik wil verhuizen")
    work.wishes.record(nobody, None, words="Ik wil verhuizen")


def _count_one_more(store: Store) -> None:
    """Reads first and writes then: right only when nobody else comes between."""
    with store.open_work() as work:
        beat = work.heartbeats.of("bot")
        assert beat is not None
        work.heartbeats.beat("bot", {"count": beat.facts["count"] + 1})
        work.commit()
