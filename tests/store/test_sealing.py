"""Words are kept sealed, each in its own place, and open only with their person's key."""

from pathlib import Path

import pytest

from store import ReadTooLate, SealBroken, Store
from store.models import Answer, Attachment, PersonKey, Wish
from tests.people import BRAM, SANNE
from tests.store.story import client, let_in

WORDS = "Ik wil een eigen kamer"


def test_words_come_back_in_a_later_unit_of_work(store: Store) -> None:
    let_in(store)
    _say(store, "1", WORDS)
    with store.open_work() as work:
        answer = work.answers.latest(client(work).id, "wish")
        assert answer is not None
        assert answer.words == WORDS


def test_no_word_or_name_or_address_can_be_found_in_the_database_file(
    sqlite_store: Store, tmp_path: Path
) -> None:
    let_in(sqlite_store)
    _say(sqlite_store, "1", WORDS)
    sqlite_store.close()
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("zegje.sqlite*"))
    for word in (WORDS, SANNE.name, str(SANNE.telegram_id)):
        assert word.encode() not in kept
    assert b"Emmen" in kept  # codes for counting stay plain, so the search above can find things


def test_words_moved_to_another_row_do_not_open(store: Store) -> None:
    let_in(store)
    _say(store, "1", WORDS)
    _say(store, "2", "Ik ben blij")
    with store.open_work() as work:
        first, second = work.session.query(Answer).order_by(Answer.message_id)
        second.words_sealed = first.words_sealed
        work.commit()
    with store.open_work() as work, pytest.raises(SealBroken):
        _ = work.session.get_one(Answer, second.id).words


def test_words_moved_to_another_column_do_not_open(store: Store) -> None:
    client_id = let_in(store)
    with store.open_work() as work:
        wish = work.wishes.record(client_id, None, words=WORDS)
        wish.own_step_sealed = wish.words_sealed
        work.commit()
    with store.open_work() as work, pytest.raises(SealBroken):
        _ = work.session.get_one(Wish, wish.id).own_step


def test_words_do_not_open_with_the_key_of_somebody_else(store: Store) -> None:
    let_in(store)
    let_in(store, BRAM)
    _say(store, "1", WORDS)
    with store.open_work() as work:
        answer = work.session.query(Answer).one()
        answer.owner_id = client(work, BRAM).person_id
        work.commit()
    with store.open_work() as work, pytest.raises(SealBroken):
        _ = work.session.get_one(Answer, answer.id).words


def test_a_key_moved_to_another_person_does_not_unwrap(store: Store) -> None:
    let_in(store)
    let_in(store, BRAM)
    with store.open_work() as work:
        key = work.session.get_one(PersonKey, client(work, BRAM).person_id)
        sanne = client(work).person_id
    assert len(store.vault.unwrap(key.wrapped, key.master_id, key.person_id)) == 32
    with pytest.raises(SealBroken):
        store.vault.unwrap(key.wrapped, key.master_id, sanne)


def test_words_said_differently_are_sealed_anew(store: Store) -> None:
    client_id = let_in(store)
    with store.open_work() as work:
        before = work.wishes.record(client_id, None, words=WORDS).words_sealed
        wish = work.session.query(Wish).one()
        wish.words = WORDS
        work.commit()
    assert wish.words_sealed != before
    with store.open_work() as work:
        assert work.session.query(Wish).one().words == WORDS


def test_words_can_be_taken_away(store: Store) -> None:
    client_id = let_in(store)
    with store.open_work() as work:
        work.wishes.record(client_id, None, words=WORDS).words = None
        work.commit()
    with store.open_work() as work:
        wish = work.session.query(Wish).one()
        assert (wish.words, wish.words_sealed) == (None, None)


def test_words_that_were_not_opened_in_time_stay_closed(store: Store) -> None:
    let_in(store)
    _say(store, "1", WORDS)
    with store.open_work() as work:
        answer = work.session.query(Answer).one()
    with pytest.raises(ReadTooLate) as late:
        _ = answer.words
    assert WORDS not in str(late.value)


def test_words_that_were_opened_in_time_stay_readable(store: Store) -> None:
    let_in(store)
    with store.open_work() as work:
        sanne = client(work)
        assert sanne.name == SANNE.name
    assert sanne.name == SANNE.name


def test_a_voice_message_is_kept_sealed_byte_for_byte(store: Store) -> None:
    let_in(store)
    sound = bytes(range(256)) * 20
    with store.open_work() as work:
        kept = work.attachments.voice(client(work).person_id, sound, "audio/ogg", 4)
        work.commit()
        assert kept.content_sealed is not None
        assert sound[:64] not in kept.content_sealed
    with store.open_work() as work:
        assert work.session.get_one(Attachment, kept.id).content == sound


def _say(store: Store, message_id: str, words: str) -> None:
    with store.open_work() as work:
        work.answers.record(client(work).id, "c1", message_id, "wish", words=words)
        work.commit()
