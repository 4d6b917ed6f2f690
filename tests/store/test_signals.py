"""A signal goes once, to one person, and only ever climbs."""

from datetime import timedelta

import pytest

from store import Store
from store.models import SignalState
from store.repositories import By
from store.times import now
from tests.people import ANNA, BRAM, KARIM
from tests.store.story import chat_of, choose, client, let_in, share

WORDS = "Ik wil praten over mijn kamer"
ANNA_DID = By("contact", "anna")


def test_it_climbs_the_ladder_and_tells_every_step(store: Store) -> None:
    let_in(store)
    with store.open_work() as work:
        choose(work)
        signal = share(work, WORDS)
        for state in ("read", "picked_up", "done"):
            assert work.signals.step(signal, state, ANNA_DID)
        story = [event.state for event in work.signals.story(signal.id)]
        assert story == ["draft", "sent", "read", "picked_up", "done"]


@pytest.mark.parametrize(
    ("there", "to"),
    [("read", "read"), ("picked_up", "read"), ("done", "picked_up"), ("done", "taken_back"),
     ("taken_back", "read"), ("taken_back", "sent"), ("read", "failed")],
)  # fmt: skip
def test_it_never_goes_down(store: Store, there: SignalState, to: SignalState) -> None:
    let_in(store)
    with store.open_work() as work:
        choose(work)
        signal = share(work, WORDS)
        assert work.signals.step(signal, there, ANNA_DID)
        assert not work.signals.step(signal, to, ANNA_DID)
        assert signal.state == there


def test_a_draft_is_read_by_nobody(store: Store) -> None:
    let_in(store)
    with store.open_work() as work:
        anna, sanne = choose(work), client(work)
        draft = work.signals.draft(sanne.id, WORDS, "contact", contact_id=anna.id)
        assert not work.signals.step(draft, "read", ANNA_DID)
        assert work.signals.for_contact(anna.id) == []
        assert work.signals.for_chat(chat_of(work, ANNA).id, draft.id[:8]) is None


def test_it_is_sent_once(store: Store) -> None:
    let_in(store)
    with store.open_work() as work:
        choose(work)
        signal = share(work, WORDS)
        first_sent = signal.sent_at
        assert not work.signals.send(signal, By("client", client(work).id))
        assert signal.sent_at == first_sent


def test_words_said_differently_make_the_old_button_a_wrong_one(store: Store) -> None:
    let_in(store)
    with store.open_work() as work:
        anna, sanne = choose(work), client(work)
        draft = work.signals.draft(sanne.id, WORDS, "contact", contact_id=anna.id)
        button = draft.words_hash[:8]
        assert work.signals.reword(draft, "Ik wil praten")
        assert draft.words_hash[:8] != button
        assert work.signals.send(draft, By("client", sanne.id))
        assert not work.signals.reword(draft, WORDS)


def test_taken_back_nobody_can_open_it(store: Store) -> None:
    let_in(store)
    with store.open_work() as work:
        anna = choose(work)
        signal = share(work, WORDS)
        assert work.signals.for_chat(chat_of(work, ANNA).id, signal.id[:8]) == signal
        assert work.signals.take_back(signal, By("client", client(work).id))
        assert work.signals.for_contact(anna.id) == []
        assert work.signals.for_chat(chat_of(work, ANNA).id, signal.id[:8]) is None


def test_one_that_failed_can_be_sent_again(store: Store) -> None:
    let_in(store)
    with store.open_work() as work:
        choose(work)
        signal = share(work, WORDS)
        assert work.signals.step(signal, "failed", By("system"))
        assert work.signals.send(signal, By("system"))


def test_nobody_else_finds_it(store: Store) -> None:
    let_in(store)
    let_in(store, BRAM)
    with store.open_work() as work:
        choose(work)
        choose(work, KARIM, BRAM)
        signal = share(work, WORDS)
        assert work.signals.starting_with(client(work).id, signal.id[:8]) == signal
        assert work.signals.starting_with(client(work, BRAM).id, signal.id[:8]) is None
        assert work.signals.for_chat(chat_of(work, KARIM).id, signal.id[:8]) is None


def test_what_is_written_back_is_for_the_client_to_read(store: Store) -> None:
    let_in(store)
    with store.open_work() as work:
        choose(work)
        signal = share(work, WORDS)
        work.signals.write_back(signal, "Ik kom om vier uur", ANNA_DID)
        work.commit()
    with store.open_work() as work:
        last = work.signals.story(signal.id)[-1]
        assert (last.note, last.state, last.owner_id) == (
            "Ik kom om vier uur",
            "sent",
            client(work).person_id,
        )


def test_what_nobody_opened_is_found_by_its_age_until_somebody_does(store: Store) -> None:
    let_in(store)
    with store.open_work() as work:
        anna, sanne = choose(work), client(work)
        signal = work.signals.draft(
            sanne.id, WORDS, "contact", contact_id=anna.id, urgency="danger_b"
        )
        sent = now()
        work.signals.send(signal, By("system"), sent)
        later = sent + timedelta(minutes=16)
        assert work.signals.unread_since(later, "danger_a", "danger_b") == [signal]
        assert work.signals.unread_since(later, "danger_a") == []
        assert work.signals.unread_since(sent) == []
        assert work.signals.oldest_unread_danger(later) == timedelta(minutes=16)
        work.signals.step(signal, "read", ANNA_DID)
        assert work.signals.oldest_unread_danger(later) is None
