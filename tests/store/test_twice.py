"""What arrives twice, or from two sides at once, is stored once."""

from store import Store
from store.models import Answer, InboxRow, OutboxRow, Person
from store.repositories import By, Turn
from store.times import now
from tests.people import ANNA, BRAM, FATMA, KARIM, PETER, SANNE
from tests.store.story import at_the_same_time, chat_of, choose, client, let_in, share


def test_an_update_that_comes_twice_at_once_is_stored_once(store: Store) -> None:
    let_in(store)

    def arrive() -> bool:
        with store.open_work() as work:
            sanne = client(work)
            key = work.chats.key("telegram", str(SANNE.telegram_id))
            new = work.inbox.put("telegram:1", "77", key, sanne.person_id, "{}")
            work.commit()
            return new

    assert sorted(at_the_same_time(arrive, 4)) == [False, False, False, True]
    with store.open_work() as work:
        assert work.session.query(InboxRow).count() == 1


def test_a_link_lets_one_of_two_people_in(store: Store) -> None:
    with store.open_work() as work:
        _, code = work.clients.invite("Emmen", SANNE.name)
        work.commit()
    people = iter([SANNE, BRAM])

    def open_link() -> bool:
        with store.open_work() as work:
            admitted = work.clients.admit(code, chat_of(work, next(people)))
            work.commit()
            return admitted is not None

    assert sorted(at_the_same_time(open_link)) == [False, True]


def test_an_answer_that_is_recorded_again_stays_as_it_was(store: Store) -> None:
    client_id = let_in(store)
    with store.open_work() as work:
        first = work.answers.record(client_id, "c1", "m1", "wish", words="een eigen kamer")
        again = work.answers.record(client_id, "c1", "m1", "wish", words="een eigen kamer")
        assert again is first
        work.commit()
    with store.open_work() as work:
        assert work.session.query(Answer).count() == 1


def test_an_action_that_is_asked_again_finds_its_first_result(store: Store) -> None:
    let_in(store)
    turn = Turn("c1", "m1", "action_record_answer", 0)
    with store.open_work() as work:
        person_id = client(work).person_id
        assert work.action_results.put(turn, person_id, '[{"slot":1}]', "[]")
        assert not work.action_results.put(turn, person_id, "[]", "[]")
        work.commit()
    with store.open_work() as work:
        kept = work.action_results.get(turn)
        assert kept is not None
        assert kept.events == '[{"slot":1}]'
        assert work.action_results.get(Turn("c1", "m1", "action_record_answer", 1)) is None


def test_two_who_pick_a_signal_up_at_once_do_it_once(store: Store) -> None:
    let_in(store)
    with store.open_work() as work:
        anna = choose(work, ANNA)
        signal = share(work, "Ik wil praten")
        work.commit()

    def pick_up() -> bool:
        with store.open_work() as work:
            there = work.signals.get(signal.id)
            assert there is not None
            took = work.signals.step(there, "picked_up", By("contact", anna.id))
            work.commit()
            return took

    assert sorted(at_the_same_time(pick_up)) == [False, True]
    with store.open_work() as work:
        steps = [event.state for event in work.signals.story(signal.id)]
        assert steps == ["draft", "sent", "picked_up"]


def test_of_two_advocates_who_answer_at_once_the_second_sees_the_first(store: Store) -> None:
    """As review.inbox does it: held first, and only then compared with what the page showed."""
    let_in(store)
    with store.open_work() as work:
        staff = [work.staff.add(who.name, ["advocate"], []) for who in (PETER, FATMA)]
        for each in staff:
            work.assignments.assign(client(work), each)
        signal = work.signals.draft(client(work).id, "I want to talk", "advocate")
        work.signals.send(signal, By("system"))
        shown, answering = len(work.signals.story(signal.id)), iter(staff)
        work.commit()

    def answer() -> bool:
        who = next(answering)
        with store.open_work() as work:
            held = work.shared_signals.get(who.id, signal.id, is_held=True)
            assert held is not None
            if len(work.signals.story(held.id)) != shown:
                return False
            work.shared_signals.take(held, who.id)
            work.signals.tell(held, "taken", By("staff", who.id))
            work.commit()
            return True

    assert sorted(at_the_same_time(answer)) == [False, True]
    with store.open_work() as work:
        assert [each.deed for each in work.signals.story(signal.id)].count("taken") == 1


def test_a_talk_that_is_settled_from_two_sides_is_settled_once(store: Store) -> None:
    let_in(store)
    with store.open_work() as work:
        peter = work.staff.add(PETER.name, ["advocate"], [])
        signal = work.signals.draft(client(work).id, "I want to talk", "advocate")
        work.signals.send(signal, By("system"))
        talk = work.talks.propose(signal, peter.id, now())
        work.commit()

    def say_yes() -> bool:
        with store.open_work() as work:
            mine = work.talks.get(talk.id)
            assert mine is not None
            settled = work.talks.settle(mine, "confirmed")
            work.commit()
            return settled

    assert sorted(at_the_same_time(say_yes)) == [False, True]


def test_two_messages_from_a_new_address_at_once_make_one_chat(store: Store) -> None:
    def arrive() -> str:
        with store.open_work() as work:
            chat = chat_of(work, KARIM)
            work.commit()
            return chat.id

    assert len(set(at_the_same_time(arrive, 3))) == 1
    with store.open_work() as work:
        assert chat_of(work, KARIM).address == str(KARIM.telegram_id)
        assert work.session.query(Person).count() == 2  # he, and the system


def test_messages_put_in_one_chat_from_two_sides_get_their_own_numbers(store: Store) -> None:
    let_in(store)

    def say() -> int:
        with store.open_work() as work:
            row = work.outbox.put(chat_of(work, SANNE), "{}")
            work.commit()
            return row.seq

    assert sorted(at_the_same_time(say, 4)) == [1, 2, 3, 4]


def test_a_message_with_the_same_key_is_put_in_once(store: Store) -> None:
    let_in(store)

    def say() -> str:
        with store.open_work() as work:
            row = work.outbox.put(chat_of(work, SANNE), "{}", dedup_key="m1:0")
            work.commit()
            return row.id

    assert len(set(at_the_same_time(say, 3))) == 1
    with store.open_work() as work:
        assert work.session.query(OutboxRow).count() == 1
