"""Forgetting one person takes nothing from another, and is done again after a restore."""

import pytest
from sqlalchemy import String, cast, func, or_, select

from store import Store, Work
from store.models import SYSTEM, Base, PersonKey
from tests.people import ANNA, BRAM, PETER, SANNE, Somebody
from tests.store.story import chat_of, choose, client, let_in, share

WORDS = "Ik wil een eigen kamer"


def test_a_contact_can_be_forgotten_and_the_client_stays(store: Store) -> None:
    let_in(store)
    with store.open_work() as work:
        choose(work)
        work.commit()
    with store.open_work() as work:
        person_id = chat_of(work, ANNA).person_id
        work.people.forget(person_id)
        work.commit()
    with store.open_work() as work:
        assert work.contacts.of_client(client(work).id) == []
        assert client(work).name == SANNE.name


def test_a_contact_who_is_a_client_too_is_forgotten_as_client_in_every_message(
    store: Store,
) -> None:
    let_in(store)
    with store.open_work() as work:
        choose(work, PETER)
        _, code = work.clients.invite("Emmen", PETER.name)
        assert work.clients.admit(code, chat_of(work, PETER)) is not None
        work.inbox.put("telegram:1", "1", _key(work, PETER), None, WORDS)
        work.outbox.put(chat_of(work, PETER), WORDS)
        work.commit()
    _forget(store, PETER)
    with store.open_work() as work:
        chat = chat_of(work, PETER)
        assert work.outbox.after(chat.id, 0) == []
        assert work.inbox.next_for(_key(work, PETER)) is None
        assert [c.name for c in work.contacts.by_chat(chat.id)] == [PETER.name]


def test_nothing_of_another_client_is_touched(store: Store) -> None:
    let_in(store)
    let_in(store, BRAM)
    with store.open_work() as work:
        choose(work, ANNA, BRAM)
        share(work, WORDS, BRAM)
        work.commit()
    before = _rows_of(store, BRAM)
    _forget(store)
    assert _rows_of(store, BRAM) == before


def test_after_a_restore_the_list_forgets_again(store: Store) -> None:
    let_in(store)
    let_in(store, BRAM)
    with store.open_work() as work:
        person_id = client(work).person_id
        backup = work.session.get_one(PersonKey, person_id)
        kept = (backup.wrapped, backup.master_id)
        work.people.forget(person_id)
        work.commit()
    with store.open_work() as work:  # an old backup brings the key back
        work.session.add(PersonKey(person_id=person_id, wrapped=kept[0], master_id=kept[1]))
        work.commit()
    assert store.forget_again() == 1
    with store.open_work() as work:
        assert work.people.is_forgotten(person_id)
        assert client(work, BRAM).name == BRAM.name


def test_the_system_itself_cannot_be_forgotten(store: Store) -> None:
    with store.open_work() as work, pytest.raises(ValueError, match="purged"):
        work.people.forget(SYSTEM)


def _forget(store: Store, who: Somebody = SANNE) -> None:
    with store.open_work() as work:
        work.people.forget(client(work, who).person_id)
        work.commit()


def _rows_of(store: Store, who: Somebody) -> dict[str, int]:
    """How many rows of each table name this client or his person."""
    with store.open_work() as work:
        ids = (client(work, who).id, client(work, who).person_id)
        found = {}
        for table in Base.metadata.sorted_tables:
            hits = or_(*(cast(column, String).in_(ids) for column in table.columns))
            counted = select(func.count()).select_from(table).where(hits)
            found[table.name] = work.session.execute(counted).scalar_one()
        return found


def _key(work: Work, who: Somebody) -> str:
    return work.chats.key("telegram", str(who.telegram_id))
