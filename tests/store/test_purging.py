"""What has done its work goes after the days chosen; nothing that waits for somebody does."""

from datetime import timedelta

from store import Store
from store.models import Answer, Chat, Conversation, InboxRow, OutboxRow, Signal
from store.repositories import Turn
from store.times import now
from tests.people import ANNA, KARIM, SANNE
from tests.store.story import chat_of, choose, client, let_in, share

DAYS = 14
SOON = timedelta(days=DAYS - 1)
LATER = timedelta(days=DAYS + 1)


def test_messages_that_were_answered_and_sent_go_and_those_that_wait_stay(store: Store) -> None:
    let_in(store)
    with store.open_work() as work:
        key = work.chats.key("telegram", str(SANNE.telegram_id))
        for number in ("1", "2"):
            work.inbox.put("telegram:1", number, key, client(work).person_id, "{}")
            work.outbox.put(chat_of(work, SANNE), number)
        first = work.inbox.next_for(key)
        reply = work.outbox.next_for(chat_of(work, SANNE).id)
        assert first is not None
        assert reply is not None
        work.inbox.done(first)
        work.outbox.mark_sent(reply)
        work.commit()
    store.purge(now() + LATER, DAYS)
    with store.open_work() as work:
        assert [row.update_id for row in work.session.query(InboxRow)] == ["2"]
        assert [row.body for row in work.session.query(OutboxRow)] == ["2"]


def test_nothing_goes_before_its_days_are_over(store: Store) -> None:
    let_in(store)
    with store.open_work() as work:
        work.outbox.mark_sent(work.outbox.put(chat_of(work, SANNE), "1"))
        work.commit()
    assert sum(store.purge(now() + SOON, DAYS).values()) == 0
    assert store.purge(now() + LATER, DAYS)["outbox"] == 1


def test_a_finished_conversation_goes_and_what_was_said_in_it_stays(store: Store) -> None:
    client_id = let_in(store)
    with store.open_work() as work:
        done = work.conversations.start(client_id, "check_in")
        work.answers.record(client_id, done.id, "m1", "feeling", code="good")
        turn = Turn(done.id, "m1", "action_record_answer", 0)
        work.action_results.put(turn, client(work).person_id, "[]", "[]")
        work.conversations.finish(done)
        open_one = work.conversations.start(client_id, "share")
        work.commit()
    gone = store.purge(now() + LATER, DAYS)
    assert (gone["conversation"], gone["action_result"]) == (1, 1)
    with store.open_work() as work:
        assert work.session.query(Conversation).one().id == open_one.id
        assert work.session.query(Answer).one().code == "good"


def test_the_number_of_a_message_never_comes_back(store: Store) -> None:
    let_in(store)
    with store.open_work() as work:
        work.outbox.mark_sent(work.outbox.put(chat_of(work, SANNE), "1"))
        work.commit()
    store.purge(now() + LATER, DAYS)
    with store.open_work() as work:
        assert work.outbox.put(chat_of(work, SANNE), "2").seq == 2


def test_links_that_can_be_used_no_more_go(store: Store) -> None:
    with store.open_work() as work:
        _, code = work.clients.invite("Emmen")
        work.invites.make("staff", lasts=timedelta(days=60))
        work.commit()
    assert store.purge(now() + timedelta(days=30), DAYS)["invite"] == 1
    with store.open_work() as work:
        assert work.invites.look(code) is None


def test_a_strangers_address_goes_and_that_of_clients_and_contacts_stays(store: Store) -> None:
    let_in(store)
    with store.open_work() as work:
        choose(work, ANNA)
        chat_of(work, KARIM)
        work.commit()
    assert store.purge(now() + LATER, DAYS)["chat"] == 1
    with store.open_work() as work:
        assert {chat.address for chat in work.session.query(Chat)} == {
            str(SANNE.telegram_id),
            str(ANNA.telegram_id),
        }


def test_a_signal_stays_however_old(store: Store) -> None:
    let_in(store)
    with store.open_work() as work:
        choose(work)
        share(work, "Ik wil praten")
        work.commit()
    store.purge(now() + timedelta(days=365), DAYS)
    with store.open_work() as work:
        assert work.session.query(Signal).one().words == "Ik wil praten"
