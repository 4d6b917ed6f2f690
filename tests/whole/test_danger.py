"""Nobody is left alone with danger: with Rasa, the actions or the database away."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from tests.people import ANNA, FATMA, SANNE
from tests.whole.house import House
from tests.whole.knowing import befriend, client_of, let_in, put_on_call, signals_of
from tests.whole.on_telegram import OnTelegram, with_new_phone
from tests.whole.walks import CHECK_IN, SAID, walk

pytestmark = pytest.mark.process
# The machine of a test is busy; on one of its own the words are there within a second.
SOON_S = 15.0


@contextmanager
def stopped(house: House, name: str) -> Iterator[None]:
    process = house.processes[name]
    process.kill()
    yield
    process.start()


@contextmanager
def locked(house: House) -> Iterator[None]:
    """Somebody else holds the database, and nothing can be written."""
    with closing(sqlite3.connect(house.var_dir / "zegje.sqlite", isolation_level=None)) as other:
        other.execute("PRAGMA busy_timeout = 20000")
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


@pytest.fixture
def sanne(house: House) -> OnTelegram:
    sanne, anna, fatma = (with_new_phone(who) for who in (SANNE, ANNA, FATMA))
    befriend(house, let_in(house, sanne), anna)
    put_on_call(house, fatma)
    return OnTelegram(house, sanne)


def number_of(house: House, code: str) -> str:
    return house.words.helplines[code].number


def hears_number(house: House, sanne: OnTelegram, number: str) -> float:
    """Seconds until the helpline stands in her chat, also when the store knows nothing of it."""
    began = time.monotonic()
    seen = house.telegram.wait_for(
        lambda: any(number in each.text for each in house.telegram.sent_to(sanne.who)), SOON_S
    )
    assert seen
    return time.monotonic() - began


def answers_that_it_is_danger(house: House, sanne: OnTelegram) -> None:
    sanne.hears("say_danger_self_harm", "say_danger_ask")
    sanne.presses("danger_yes")
    sanne.hears("say_danger_now", "say_danger_telling", "say_danger_sent")


def is_told_once(house: House, sanne: OnTelegram) -> None:
    """Anna and Fatma, each by one signal with the words; it stays so when it is said again."""
    sanne.says(SAID["alarm"])
    sanne.hears("say_danger_self_harm")
    of_danger = [one for one in signals_of(house, sanne.who) if one.incident_id]
    told = [(one.audience, one.words) for one in of_danger]
    assert sorted(told) == [("contact", SAID["alarm"]), ("on_call", SAID["alarm"])]


@pytest.mark.parametrize("name", ["rasa", "actions"])
def test_with_a_process_away_danger_is_answered_and_told(
    house: House, sanne: OnTelegram, name: str
) -> None:
    with stopped(house, name):
        sanne.says(SAID["alarm"])
        hears_number(house, sanne, number_of(house, "suicide"))
        answers_that_it_is_danger(house, sanne)
    is_told_once(house, sanne)


def test_danger_in_the_middle_of_a_check_in_without_rasa(house: House, sanne: OnTelegram) -> None:
    sanne.says(SAID["hello"])
    sanne.hears("utter_hello")
    sanne.presses("want_check_in")
    sanne.hears("utter_ask_feeling")
    with stopped(house, "rasa"):
        sanne.presses("feeling=bad")
        sanne.says(SAID["alarm"])
        answers_that_it_is_danger(house, sanne)
    sanne.hears("utter_ask_reason")
    walk(sanne, CHECK_IN[1:])
    is_told_once(house, sanne)


def test_with_the_database_locked_the_helpline_is_said_and_nothing_is_lost(
    house: House, sanne: OnTelegram
) -> None:
    with locked(house):
        sanne.says(SAID["alarm"])
        hears_number(house, sanne, number_of(house, "suicide"))
        nobody = house.words.responses["say_danger_no_store"].text
        assert house.telegram.wait_for(
            lambda: nobody in [each.text for each in house.telegram.sent_to(sanne.who)], SOON_S
        )
    answers_that_it_is_danger(house, sanne)
    is_told_once(house, sanne)
    assert client_of(house, sanne.who).state == "active"
