"""The sender keeps Telegram's pace, and danger waits for nobody's ordinary message."""

import pytest

from bot.limits import Limits


class Clock:
    """A clock that moves when the test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def limits(clock: Clock) -> Limits:
    return Limits(clock)


def _send(limits: Limits, chat: str, times: int) -> None:
    for _ in range(times):
        assert limits.wait(chat) == 0
        limits.take(chat)


def test_a_chat_gets_three_at_once_and_then_one_a_second(limits: Limits, clock: Clock) -> None:
    _send(limits, "sanne", 3)
    assert limits.wait("sanne") == pytest.approx(1.0)
    clock.now += 1.0
    _send(limits, "sanne", 1)
    assert limits.wait("sanne") == pytest.approx(1.0)


def test_a_quiet_chat_may_burst_again(limits: Limits, clock: Clock) -> None:
    _send(limits, "sanne", 3)
    clock.now += 60
    _send(limits, "sanne", 3)
    assert limits.wait("sanne") > 0


def test_one_chat_does_not_slow_another(limits: Limits) -> None:
    _send(limits, "sanne", 3)
    assert limits.wait("bram") == 0


def test_all_chats_together_get_thirty_a_second(limits: Limits, clock: Clock) -> None:
    sent = 0
    for _ in range(20):
        for number in range(200):
            chat = f"{clock.now}-{number}"
            if limits.wait(chat) == 0:
                limits.take(chat)
                sent += 1
        clock.now += 0.5
    assert 25 + 9.5 * 30 - 2 <= sent <= 30 + 9.5 * 30


def test_danger_finds_a_place_when_ordinary_messages_use_theirs_up(limits: Limits) -> None:
    _send(limits, "sanne", 3)
    for number in range(22):
        _send(limits, str(number), 1)
    assert limits.wait("bram") > 0
    assert limits.wait("bram", urgent=True) == 0
    assert limits.wait("sanne", urgent=True) == 0


def test_danger_counts_towards_the_pace(limits: Limits, clock: Clock) -> None:
    for _ in range(5):
        limits.take("sanne")
    clock.now += 1
    assert limits.wait("sanne") == pytest.approx(2.0)


def test_a_429_silences_its_chat_for_as_long_as_it_asks(limits: Limits, clock: Clock) -> None:
    limits.pause("sanne", 7)
    assert limits.wait("sanne") == pytest.approx(7)
    assert limits.wait("sanne", urgent=True) == pytest.approx(7)
    assert limits.wait("bram") == 0
    clock.now += 7
    assert limits.wait("sanne") == 0


def test_a_429_from_two_chats_at_once_silences_the_bot(limits: Limits) -> None:
    limits.pause("sanne", 7)
    limits.pause("bram", 3)
    assert limits.wait("karim") == pytest.approx(3)


def test_a_second_429_of_one_chat_silences_only_that_chat(limits: Limits) -> None:
    limits.pause("sanne", 7)
    limits.pause("sanne", 9)
    assert limits.wait("sanne") == pytest.approx(9)
    assert limits.wait("bram") == 0
