"""What is said goes out in order, danger first, and its fate is known."""

from datetime import timedelta

from store import Store, Work
from store.models import Chat
from store.times import now
from tests.people import ANNA, BRAM, SANNE
from tests.store.story import chat_of, let_in


def test_danger_goes_before_what_was_queued_earlier(store: Store) -> None:
    let_in(store)
    with store.open_work() as work:
        chat = chat_of(work, SANNE)
        work.outbox.put(chat, "first")
        work.outbox.put(chat, "second")
        work.outbox.put(chat, "113", "safety")
        assert _send_all(work, chat) == ["113", "first", "second"]


def test_chats_with_danger_are_served_first(store: Store) -> None:
    with store.open_work() as work:
        work.outbox.put(chat_of(work, SANNE), "hello")
        work.outbox.put(chat_of(work, BRAM), "113", "safety")
        waiting = work.outbox.waiting_chats()
        assert waiting == [chat_of(work, BRAM).id, chat_of(work, SANNE).id]


def test_while_one_message_is_on_its_way_the_chat_sends_no_other(store: Store) -> None:
    with store.open_work() as work:
        chat = chat_of(work, SANNE)
        row = work.outbox.put(chat, "first")
        work.outbox.put(chat, "113", "safety")
        work.outbox.mark_sending(row)
        assert work.outbox.next_for(chat.id) is None
        assert work.outbox.interrupted() == [row]


def test_a_message_that_surely_did_not_go_is_sent_later_and_before_the_rest(store: Store) -> None:
    with store.open_work() as work:
        chat = chat_of(work, SANNE)
        row = work.outbox.put(chat, "first")
        work.outbox.put(chat, "second")
        work.outbox.mark_sending(row)
        work.outbox.later(row, 20)
        assert work.outbox.next_for(chat.id) is None
        assert work.outbox.next_for(chat.id, now() + timedelta(seconds=21)) == row


def test_an_uncertain_signal_goes_once_more_and_an_uncertain_reply_does_not(store: Store) -> None:
    with store.open_work() as work:
        chat = chat_of(work, ANNA)
        signal, reply = work.outbox.put(chat, "{}", "signal"), work.outbox.put(chat, "{}")
        for row in (signal, reply):
            work.outbox.mark_sending(row)
        assert (work.outbox.mark_uncertain(signal), signal.state) == (True, "queued")
        assert (work.outbox.mark_uncertain(signal), signal.state) == (False, "uncertain")
        assert (work.outbox.mark_uncertain(reply), reply.state) == (False, "uncertain")


def test_the_web_phone_gets_what_came_after_the_number_it_knows(store: Store) -> None:
    with store.open_work() as work:
        chat = chat_of(work, SANNE)
        rows = [work.outbox.put(chat, str(number)) for number in range(3)]
        work.outbox.mark_sent(rows[0])
        work.outbox.mark_sent(rows[1])
        assert [row.body for row in work.outbox.after(chat.id, 1)] == ["1", "2"]
        assert [row.body for row in work.outbox.unsent_after(chat.id, 0)] == ["2"]


def test_the_oldest_signal_that_has_not_gone_is_known_by_its_age(store: Store) -> None:
    with store.open_work() as work:
        chat = chat_of(work, ANNA)
        work.outbox.put(chat, "hello")
        assert work.outbox.oldest_unsent_signal(now()) is None
        row = work.outbox.put(chat, "{}", "signal")
        in_a_minute = row.created_at + timedelta(minutes=1)
        assert work.outbox.oldest_unsent_signal(in_a_minute) == timedelta(minutes=1)
        work.outbox.mark_sent(row)
        assert work.outbox.oldest_unsent_signal(in_a_minute) is None


def _send_all(work: Work, chat: Chat) -> list[str]:
    sent = []
    while row := work.outbox.next_for(chat.id):
        work.outbox.mark_sending(row)
        work.outbox.mark_sent(row, "1")
        sent.append(row.body)
    return sent
