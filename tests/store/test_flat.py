"""A long history costs nothing: no question of a conversation looks through a whole table."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, event

from store import Store, Work
from store.repositories import By, Turn
from store.times import now
from tests.people import ANNA, SANNE
from tests.store.story import chat_of, choose, client, let_in, share

Asked = list[tuple[str, Any]]


def test_every_question_of_a_turn_is_answered_by_an_index(sqlite_store: Store) -> None:
    let_in(sqlite_store)
    with sqlite_store.open_work() as work:
        choose(work, ANNA)
        work.commit()
    with _listening(sqlite_store) as asked, sqlite_store.open_work() as work:
        _live_through_a_turn(work)
        work.commit()
    assert len(asked) > 30
    assert _looking_through_tables(sqlite_store, asked) == []


def test_the_test_above_would_see_a_table_that_is_looked_through(sqlite_store: Store) -> None:
    with _listening(sqlite_store) as asked, sqlite_store.open_work() as work:
        work.session.connection().exec_driver_sql("SELECT * FROM answer WHERE code = 'good'")
    assert len(_looking_through_tables(sqlite_store, asked)) == 1


def _live_through_a_turn(work: Work) -> None:
    sanne, chat = client(work), chat_of(work, SANNE)
    key = work.chats.key("telegram", str(SANNE.telegram_id))
    work.inbox.put("telegram:1", "1", key, sanne.person_id, "{}")
    row = work.inbox.next_for(key)
    assert row is not None
    conversation = work.conversations.start(sanne.id, "check_in")
    check_in = work.check_ins.start(sanne.id, conversation.id)
    work.answers.record(sanne.id, conversation.id, "m1", "wish", check_in_id=check_in.id)
    work.answers.latest(sanne.id, "wish")
    work.answers.of_check_in(check_in.id)
    work.answers.of_conversation(conversation.id)
    work.check_ins.latest(sanne.id)
    work.wishes.record(sanne.id, check_in.id, theme="living")
    work.wishes.latest(sanne.id)
    work.action_results.put(Turn(conversation.id, "m1", "a", 0), sanne.person_id, "[]", "[]")
    work.action_results.get(Turn(conversation.id, "m1", "a", 0))
    _share_and_look(work)
    work.outbox.put(chat, "{}", dedup_key="m1:0")
    sent = work.outbox.next_for(chat.id)
    assert sent is not None
    work.outbox.after(chat.id, 0)
    work.inbox.done(row)


def _share_and_look(work: Work) -> None:
    sanne = client(work)
    signal = share(work, "Ik wil praten")
    work.signals.story(signal.id)
    work.signals.of_client(sanne.id)
    work.signals.for_chat(chat_of(work, ANNA).id, signal.id[:8])
    work.signals.step(signal, "read", By("contact", "anna"))
    work.signals.unread_since(now(), "danger_a")
    work.incidents.open_of(sanne.id)
    work.accesses.of_client(sanne.id)
    work.consents.given(sanne.id, "keep")
    work.dues.waiting(sanne.id)
    work.dues.due(now())
    work.outbox.waiting_chats()
    work.outbox.oldest_unsent_signal(now())
    work.outbox.interrupted()


@contextmanager
def _listening(store: Store) -> Iterator[Asked]:
    asked: Asked = []

    def hear(
        _: Connection, __: object, statement: str, values: Any, ___: object, many: bool
    ) -> None:
        if statement.startswith(("SELECT", "UPDATE", "DELETE")) and not many:
            asked.append((statement, values))

    event.listen(store.engine, "before_cursor_execute", hear)
    yield asked
    event.remove(store.engine, "before_cursor_execute", hear)


def _looking_through_tables(store: Store, asked: Asked) -> list[tuple[str, str]]:
    """The statements, each with the step in SQLite's plan that reads a table from end to end."""
    found = []
    with store.engine.connect() as connection:
        for statement, values in asked:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
            found += [(statement, step[3]) for step in plan if _is_scan(step[3])]
    return found


def _is_scan(step: str) -> bool:
    return step.startswith("SCAN") and step != "SCAN CONSTANT ROW"
