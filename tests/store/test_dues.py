"""The bot begins by itself at most once a day, on the client's own day, and gives a topic back."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from store import Store
from tests.store.story import let_in

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MONDAY = datetime(2026, 3, 30, 8, 0, tzinfo=UTC)  # 10:00 there, the day after summer time began


def test_what_is_due_comes_out_when_it_is_time_and_once(store: Store) -> None:
    client_id = let_in(store)
    with store.open_work() as work:
        due = work.dues.plan(client_id, "check_in", MONDAY, payload={"topic": "check_in"})
        assert work.dues.due(MONDAY - timedelta(seconds=1)) == []
        assert work.dues.due(MONDAY) == [due]
        work.dues.mark_sent(due, MONDAY)
        assert work.dues.due(MONDAY) == []


def test_today_is_the_clients_day_not_that_of_the_server(store: Store) -> None:
    client_id = let_in(store)
    just_after_midnight = datetime(2026, 3, 29, 22, 30, tzinfo=UTC)  # 00:30 on Monday there
    with store.open_work() as work:
        due = work.dues.plan(client_id, "check_in", just_after_midnight)
        work.dues.mark_sent(due, just_after_midnight)
        assert work.dues.sent_today(client_id, MONDAY, AMSTERDAM) == 1
        assert work.dues.sent_today(client_id, MONDAY - timedelta(days=1), AMSTERDAM) == 0
        assert work.dues.sent_today(client_id, MONDAY + timedelta(days=1), AMSTERDAM) == 0


def test_a_rhythm_has_one_next_moment(store: Store) -> None:
    client_id = let_in(store)
    with store.open_work() as work:
        work.dues.plan_once(client_id, "check_in", MONDAY)
        work.dues.plan_once(client_id, "check_in", MONDAY + timedelta(days=7))
        work.dues.plan(client_id, "soft_question", MONDAY)
        moments = [due.due_at for due in work.dues.waiting(client_id, "check_in")]
        assert moments == [MONDAY + timedelta(days=7)]


def test_a_due_thing_that_is_dropped_does_not_count_as_sent(store: Store) -> None:
    client_id = let_in(store)
    with store.open_work() as work:
        work.dues.drop(work.dues.plan(client_id, "check_in", MONDAY))
        assert work.dues.due(MONDAY) == []
        assert work.dues.sent_today(client_id, MONDAY, AMSTERDAM) == 0


def test_a_chosen_rhythm_ends_a_pause(store: Store) -> None:
    client_id = let_in(store)
    with store.open_work() as work:
        work.rhythms.choose(client_id, [4, 0, 4], "10:00")
        work.rhythms.pause(client_id, MONDAY)
        rhythm = work.rhythms.choose(client_id, [2], "16:30")
        assert (rhythm.days, rhythm.time, rhythm.paused_until) == ([2], "16:30", None)
        work.rhythms.stop(client_id)
        assert work.rhythms.active() == []


def test_a_moment_without_a_time_zone_is_refused(store: Store) -> None:
    client_id = let_in(store)
    with store.open_work() as work, pytest.raises(Exception, match="time zone"):
        work.dues.plan(client_id, "check_in", MONDAY.replace(tzinfo=None))


def test_a_topic_that_interrupts_gives_back_to_the_one_below_it(store: Store) -> None:
    client_id = let_in(store)
    with store.open_work() as work:
        check_in = work.conversations.start(client_id, "check_in")
        work.conversations.remember(check_in, "feeling", "out1")
        voice = work.conversations.start(client_id, "voice")
        assert (check_in.state, work.conversations.top(client_id)) == ("waiting", voice)
        assert work.conversations.finish(voice) is check_in
        assert (check_in.state, check_in.expects) == ("open", "feeling")
        assert work.conversations.finish(check_in) is None
        assert work.conversations.stack(client_id) == []


def test_the_latest_answer_to_a_consent_counts_and_the_older_ones_stay(store: Store) -> None:
    client_id = let_in(store)
    with store.open_work() as work:
        assert work.consents.given(client_id, "danger") is None
        work.consents.record(client_id, "danger", True, "1")
        work.consents.record(client_id, "danger", False, "1")
        assert work.consents.given(client_id, "danger") is False
        assert len(work.consents.of_client(client_id)) == 2
