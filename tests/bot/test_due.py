"""What the bot begins by itself: on the client's own day and time, past one gate."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.due import DueClock
from bot.timing import next_moment
from tests.bot.check_in import talk
from tests.bot.talk import Talk
from tests.people import SANNE

__all__ = ["talk"]

ZONE = ZoneInfo("Europe/Amsterdam")
WEDNESDAY = 2


def tick(talk: Talk) -> int:
    return DueClock(talk.store, "Europe/Amsterdam", lambda: talk.now, lambda: None).tick()


def with_rhythm(talk: Talk, time: str = "14:30") -> str:
    """Sanne wants to be asked on Wednesdays; it is Wednesday, two o'clock."""
    client_id = talk.let_in()
    with talk.store.open_work() as work:
        work.rhythms.choose(client_id, [WEDNESDAY], time)
        work.commit()
    tick(talk)
    return client_id


async def begun(talk: Talk) -> list[str]:
    """What was said after one look at the table."""
    before = len(talk.said_to(SANNE))
    tick(talk)
    await talk.settle(SANNE)
    talk.deliver()
    return talk.said_to(SANNE)[before:]


async def test_a_check_in_begins_at_the_chosen_time_and_not_before(talk: Talk) -> None:
    with_rhythm(talk)
    talk.later(minutes=29)
    assert await begun(talk) == []
    talk.later(minutes=1)
    assert await begun(talk) == ["utter_check_in_start", "utter_ask_feeling"]
    assert talk.rasa.heard() == ["start_check_in"]


async def test_it_begins_once_and_the_next_one_is_a_week_later(talk: Talk) -> None:
    client_id = with_rhythm(talk)
    talk.later(minutes=31)
    await begun(talk)
    assert await begun(talk) == []
    with talk.store.open_reading() as work:
        waiting = work.dues.waiting(client_id)
    assert [due.due_at.astimezone(ZONE).isoformat() for due in waiting] == [
        "2026-11-25T14:30:00+01:00"
    ]


async def test_somebody_who_is_talking_is_asked_half_an_hour_later(talk: Talk) -> None:
    with_rhythm(talk)
    talk.later(minutes=20)
    await talk.say(SANNE, "hoi")
    talk.later(minutes=11)
    assert await begun(talk) == []
    talk.later(minutes=30)
    assert "utter_ask_feeling" in await begun(talk)


async def test_nothing_begins_twice_on_one_day(talk: Talk) -> None:
    client_id = with_rhythm(talk)
    talk.later(minutes=31)
    await begun(talk)
    with talk.store.open_work() as work:
        work.dues.plan(client_id, "reminder", talk.now, payload={"topic": "check_in"})
        work.commit()
    talk.later(hours=2)
    assert await begun(talk) == []


async def test_nothing_begins_while_danger_is_open(talk: Talk) -> None:
    client_id = with_rhythm(talk)
    with talk.store.open_work() as work:
        work.incidents.open_or_join(client_id, "B", "self_harm", None)
        work.commit()
    talk.later(minutes=31)
    assert await begun(talk) == []


async def test_nothing_begins_during_a_pause(talk: Talk) -> None:
    client_id = with_rhythm(talk)
    with talk.store.open_work() as work:
        work.rhythms.pause(client_id, talk.now + timedelta(weeks=4))
        work.commit()
    talk.later(minutes=31)
    assert await begun(talk) == []


async def test_a_bot_that_was_away_does_not_begin_in_the_night(talk: Talk) -> None:
    with_rhythm(talk)
    talk.later(hours=10)
    assert await begun(talk) == []


async def test_the_soft_question_comes_the_next_day_though_danger_is_open(talk: Talk) -> None:
    talk.let_in()
    await talk.say(SANNE, "ik wil dood")
    talk.later(hours=23)
    assert await begun(talk) == []
    talk.later(hours=1)
    assert await begun(talk) == [
        "say_danger_again_safe",
        "utter_check_in_start",
        "utter_ask_feeling",
    ]


async def test_later_takes_the_open_question_up_again(talk: Talk) -> None:
    client_id = talk.let_in()
    await talk.say(SANNE, "hoi")
    await talk.say(SANNE, "✅ Ja")
    await talk.say(SANNE, "🙁 Niet goed")
    with talk.store.open_work() as work:
        work.dues.plan_once(client_id, "later", talk.now + timedelta(hours=1))
        work.commit()
    talk.later(hours=1)
    assert await begun(talk) == ["utter_resume", "utter_ask_reason"]


async def test_a_check_in_that_nobody_took_up_for_a_day_makes_place(talk: Talk) -> None:
    client_id = with_rhythm(talk)
    await talk.say(SANNE, "hoi")
    await talk.say(SANNE, "✅ Ja")
    old = talk.stack(client_id)[0].id
    talk.later(days=7)
    assert await begun(talk) == []
    talk.later(minutes=30)
    assert "utter_ask_feeling" in await begun(talk)
    assert old not in [row.id for row in talk.stack(client_id)]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (datetime(2026, 3, 27, 12, tzinfo=UTC), datetime(2026, 3, 28, 9, tzinfo=UTC)),
        (datetime(2026, 3, 28, 12, tzinfo=UTC), datetime(2026, 3, 29, 8, tzinfo=UTC)),
        (datetime(2026, 10, 23, 12, tzinfo=UTC), datetime(2026, 10, 24, 8, tzinfo=UTC)),
        (datetime(2026, 10, 24, 12, tzinfo=UTC), datetime(2026, 10, 25, 9, tzinfo=UTC)),
    ],
)
def test_ten_o_clock_stays_ten_o_clock_when_summer_time_changes(
    after: datetime, expected: datetime
) -> None:
    assert next_moment(range(7), "10:00", ZONE, after) == expected


def test_an_hour_that_does_not_exist_is_still_one_moment() -> None:
    before = datetime(2026, 3, 28, 12, tzinfo=UTC)
    found = next_moment([6], "02:30", ZONE, before)
    assert found == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_today_counts_until_its_time_has_passed() -> None:
    noon = datetime(2026, 11, 18, 13, tzinfo=UTC)
    assert next_moment([WEDNESDAY], "14:01", ZONE, noon) == noon + timedelta(minutes=1)
    assert next_moment([WEDNESDAY], "14:00", ZONE, noon) == noon + timedelta(days=7)
    assert next_moment([], "14:00", ZONE, noon) is None
