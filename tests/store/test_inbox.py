"""Nothing that came in is overtaken, and a chat that waits holds up no other."""

from datetime import timedelta

from store import Store, Work
from store.models import SYSTEM, InboxRow
from store.times import now
from tests.people import BRAM, KARIM, SANNE, Somebody


def test_messages_of_a_chat_come_out_in_the_order_in_which_they_came_in(store: Store) -> None:
    with store.open_work() as work:
        for number in ("9", "3", "7"):
            _arrive(work, SANNE, number)
        work.commit()
    taken = []
    while True:
        with store.open_work() as work:
            row = work.inbox.next_for(_key(work, SANNE))
            if row is None:
                break
            taken.append(row.update_id)
            work.inbox.done(row)
            work.commit()
    assert taken == ["9", "3", "7"]


def test_a_message_that_is_tried_later_holds_up_its_own_chat_only(store: Store) -> None:
    with store.open_work() as work:
        _arrive(work, SANNE, "1")
        _arrive(work, SANNE, "2")
        _arrive(work, BRAM, "3")
        first = work.inbox.next_for(_key(work, SANNE))
        assert first is not None
        work.inbox.later(first, 30)
        work.commit()
    with store.open_work() as work:
        assert work.inbox.waiting_chats() == [_key(work, BRAM)]
        assert work.inbox.next_for(_key(work, SANNE)) is None
        soon = now() + timedelta(seconds=31)
        again = work.inbox.next_for(_key(work, SANNE), soon)
        assert again is not None
        assert (again.update_id, again.tries) == ("1", 1)
        assert work.inbox.waiting_chats(soon) == [_key(work, SANNE), _key(work, BRAM)]


def test_a_message_put_aside_lets_the_next_one_pass(store: Store) -> None:
    with store.open_work() as work:
        _arrive(work, SANNE, "1")
        _arrive(work, SANNE, "2")
        first = work.inbox.next_for(_key(work, SANNE))
        assert first is not None
        work.inbox.aside(first)
        second = work.inbox.next_for(_key(work, SANNE))
        assert second is not None
        assert second.update_id == "2"


def test_what_a_stranger_says_is_sealed_for_the_system_under_a_name_that_hides_him(
    store: Store,
) -> None:
    with store.open_work() as work:
        _arrive(work, KARIM, "1")
        work.commit()
        row = work.session.query(InboxRow).one()
        assert row.person_id == SYSTEM
        assert str(KARIM.telegram_id) not in row.chat_key
        assert row.message_id == "telegram:1:1"


def _arrive(work: Work, who: Somebody, update_id: str) -> None:
    assert work.inbox.put("telegram:1", update_id, _key(work, who), None, "{}")


def _key(work: Work, who: Somebody) -> str:
    return work.chats.key("telegram", str(who.telegram_id))
