"""Forgetting is deleting the key; codes stay for counting, and lead to nobody."""

import pytest

from store import Forgotten, Store
from store.models import Chat, CheckIn, Contact, Signal, SignalEvent, Wish
from store.repositories import By
from tests.people import ANNA, SANNE, Somebody
from tests.store.story import chat_of, choose, client, let_in, share

WORDS = "Ik wil een eigen kamer"


def test_words_that_lie_in_a_backup_do_not_open_any_more(store: Store) -> None:
    client_id = let_in(store)
    with store.open_work() as work:
        backup = work.wishes.record(client_id, None, words=WORDS).words_sealed
        work.commit()
    _forget(store)
    with store.open_work() as work:
        wish = work.session.query(Wish).one()
        wish.words_sealed = backup
        with pytest.raises(Forgotten):
            _ = wish.words


def test_a_forgotten_person_is_forgotten_by_a_process_that_read_him_before(store: Store) -> None:
    client_id = let_in(store)
    with store.open_reading() as work:
        assert client(work).name == SANNE.name
        person_id = client(work).person_id
    _forget(store)
    with store.open_reading() as work:
        assert work.people.is_forgotten(person_id)
        assert work.clients.get(client_id) is not None


def test_the_address_leads_to_nobody(store: Store) -> None:
    let_in(store)
    _forget(store)
    with store.open_work() as work:
        assert work.clients.by_chat("telegram", str(SANNE.telegram_id)) is None
        assert work.clients.all() == []
        assert work.session.query(Chat).count() == 0


def test_feeling_theme_and_need_stay_for_counting_without_words(store: Store) -> None:
    client_id = let_in(store)
    with store.open_work() as work:
        check_in = work.check_ins.start(client_id, "c1")
        check_in.feeling, check_in.theme = "bad", "living"
        work.wishes.record(client_id, check_in.id, theme="living", need="own_room", words=WORDS)
        work.commit()
    _forget(store)
    with store.open_work() as work:
        kept = work.session.query(CheckIn).one()
        wish = work.session.query(Wish).one()
        assert (kept.feeling, kept.theme, wish.need) == ("bad", "living", "own_room")
        assert (wish.words_sealed, wish.words) == (None, None)


def test_a_signal_on_its_way_is_taken_back_and_leads_to_no_contact(store: Store) -> None:
    let_in(store)
    with store.open_work() as work:
        anna = choose(work)
        signal = share(work, WORDS)
        work.signals.step(signal, "read", By("contact", anna.id))
        work.outbox.put(chat_of(work, ANNA), "{}", "signal", signal_id=signal.id)
        work.commit()
    _forget(store)
    with store.open_work() as work:
        gone = work.session.query(Signal).one()
        steps = {event.by_id for event in work.session.query(SignalEvent)}
        assert (gone.state, gone.contact_id, gone.words, steps) == (
            "taken_back",
            None,
            None,
            {None},
        )
        assert work.outbox.waiting_chats() == []
        assert work.session.query(Contact).count() == 0


def _forget(store: Store, who: Somebody = SANNE) -> None:
    with store.open_work() as work:
        work.people.forget(client(work, who).person_id)
        work.commit()
