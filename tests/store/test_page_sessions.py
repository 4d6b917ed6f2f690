"""A log-in can be ended from here, falls asleep by itself, and asks for a code only so often."""

from datetime import timedelta

from store import Store, Work
from store.models import PageSession
from store.times import now

TOKEN = "the cookie of Anna"
CODE = "482913"


def test_a_log_in_counts_after_the_code_from_her_own_channel(store: Store) -> None:
    with store.open_work() as work:
        session = work.page_sessions.start(TOKEN, "contact", "anna", CODE)
        assert session.confirmed_at is None
        assert not work.page_sessions.confirm(session, "000000")
        assert work.page_sessions.confirm(session, CODE)
        assert session.confirmed_at is not None


def test_after_five_wrong_codes_the_right_one_comes_too_late(store: Store) -> None:
    with store.open_work() as work:
        session = work.page_sessions.start(TOKEN, "contact", "anna", CODE)
        for _ in range(5):
            assert not work.page_sessions.confirm(session, "000000")
        assert not work.page_sessions.confirm(session, CODE)
        assert work.page_sessions.find(TOKEN) is None


def test_neither_cookie_nor_code_is_kept(store: Store) -> None:
    with store.open_work() as work:
        session = work.page_sessions.start(TOKEN, "contact", "anna", CODE)
        assert TOKEN not in str(vars(session))
        assert CODE not in str(vars(session))


def test_a_log_in_falls_asleep_after_half_an_hour_and_is_kept_awake_by_use(store: Store) -> None:
    with store.open_work() as work:
        session = work.page_sessions.start(TOKEN, "contact", "anna")
        _use_again_after(work, session, timedelta(minutes=29), found=True)
        _use_again_after(work, session, timedelta(minutes=29), found=True)
        _use_again_after(work, session, timedelta(minutes=31), found=False)


def test_a_log_in_ends_after_a_day_of_work_however_busy(store: Store) -> None:
    with store.open_work() as work:
        session = work.page_sessions.start(TOKEN, "contact", "anna")
        session.created_at = now() - timedelta(hours=13)
        assert work.page_sessions.find(TOKEN) is None


def test_a_log_in_that_was_ended_is_over_at_once(store: Store) -> None:
    with store.open_work() as work:
        session = work.page_sessions.start(TOKEN, "contact", "anna")
        assert work.page_sessions.find(TOKEN) == session
        work.page_sessions.end(session)
        assert work.page_sessions.find(TOKEN) is None
        assert work.page_sessions.find("another cookie") is None


def _use_again_after(work: Work, session: PageSession, pause: timedelta, *, found: bool) -> None:
    session.last_at = now() - pause
    assert (work.page_sessions.find(TOKEN) is not None) == found
