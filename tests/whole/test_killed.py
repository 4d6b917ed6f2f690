"""kill -9 of bot, actions and Rasa during 50 conversations: nothing lost, nothing twice."""

import random
import time
from collections import Counter
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from tests.people import ANNA
from tests.whole.facts import (
    answers_of,
    inbox_of,
    nudges_of,
    questions_of,
    replies_to,
    waiting,
)
from tests.whole.house import House
from tests.whole.knowing import signals_of
from tests.whole.on_telegram import OnTelegram, with_new_phone
from tests.whole.talking import Talker, talker

pytestmark = pytest.mark.process

TALKERS, TALKS = 10, 5
SEED = 4
# Rasa takes longest to come back, and is killed least.
_VICTIMS = ["bot", "actions", "bot", "actions", "rasa", "bot", "actions", "bot"]
_SETTLE_S = 60.0
_ASKED = ["feeling", "reason", "wants_change", "need"]


@pytest.fixture(scope="module")
def talked(house: House) -> list[Talker]:
    """Everybody has talked, and every process is well again."""
    anna = OnTelegram(house, with_new_phone(ANNA))
    talkers = [talker(house, TALKS, anna) for _ in range(TALKERS)]
    with ThreadPoolExecutor(TALKERS) as pool:
        running = [pool.submit(one.run) for one in talkers]
        _kill_now_and_then(house, running)
        for one in running:
            one.result()
    _wait_until_quiet(house)
    return talkers


def test_every_message_is_answered_or_recorded_as_uncertain(
    house: House, talked: list[Talker]
) -> None:
    for one in talked:
        rows = inbox_of(house, one)
        assert [row.update_id for row in rows] == [str(number) for number in one.phone.sent]
        assert {row.state for row in rows} == {"done"}
        for row in rows:
            states = replies_to(house, row)
            assert states, f"row {row.update_id} was not answered"
            assert set(states) <= {"sent", "uncertain"}, states


def test_no_answer_is_stored_twice_and_each_belongs_to_its_question(
    house: House, talked: list[Talker]
) -> None:
    for one in talked:
        check_ins = answers_of(house, one)
        assert [[question for question, _ in each] for each in check_ins] == [_ASKED] * TALKS
        reasons = [dict(each)["reason"] for each in check_ins]
        assert reasons == [one.reason(number) for number in range(1, TALKS + 1)]


def test_no_chat_is_asked_in_another_order(house: House, talked: list[Talker]) -> None:
    wanted = [f"utter_ask_{name}" for name in (*_ASKED, "share", "share_sure")]
    for one in talked:
        asked = [name for name in questions_of(house, one) if name in wanted]
        assert _without_repeats(asked) == wanted * TALKS


def test_each_signal_exists_once(house: House, talked: list[Talker]) -> None:
    for one in talked:
        signals = signals_of(house, one.phone.who)
        assert [signal.state for signal in signals] == ["sent"] * TALKS
        assert Counter(nudges_of(house, one)) == {signal.id: 1 for signal in signals}


def _kill_now_and_then(house: House, running: list[Future[None]]) -> None:
    chance = random.Random(SEED)
    for name in _VICTIMS:
        time.sleep(chance.uniform(1.0, 6.0))
        assert not all(one.done() for one in running), f"they were done before {name} was killed"
        process = house.processes[name]
        process.kill()
        time.sleep(chance.uniform(0.0, 1.5))
        process.start(is_awaited=name != "rasa")


def _wait_until_quiet(house: House) -> None:
    for process in house.processes.values():
        process.wait_until_well()
    until = time.monotonic() + _SETTLE_S
    while waiting(house):
        assert time.monotonic() < until, "something still waits"
        time.sleep(0.2)


def _without_repeats(names: list[str]) -> list[str]:
    """The same question twice running is said again, and asks nothing else."""
    return [name for place, name in enumerate(names) if place == 0 or names[place - 1] != name]
