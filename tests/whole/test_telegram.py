"""A need that reaches the chosen contact, from the invitation to the answer, all on Telegram."""

import re
from collections.abc import Iterator

import pytest

from tests.people import ANNA, SANNE
from tests.whole.house import House, by_webhook
from tests.whole.knowing import signals_of
from tests.whole.on_telegram import OnTelegram, with_new_phone
from tests.whole.walks import (
    BY_LINK,
    CHECK_IN,
    NO_RHYTHM,
    SAID,
    SHARE,
    WELCOME_BEGINS,
    WELCOME_ENDS,
    WELCOME_TELEGRAM,
    walk,
)

pytestmark = pytest.mark.process
_WELCOME = [*WELCOME_BEGINS, *WELCOME_TELEGRAM, *WELCOME_ENDS]


@pytest.fixture(params=["polling", "webhook"])
def way(house: House, request: pytest.FixtureRequest) -> Iterator[str]:
    """How Telegram's updates come in."""
    if request.param == "polling":
        yield "polling"
        return
    with by_webhook(house):
        yield "webhook"


def test_a_need_reaches_anna_and_her_answer_reaches_sanne(house: House, way: str) -> None:
    assert bool(house.telegram.state()["webhook"]["url"]) == (way == "webhook")
    sanne = OnTelegram(house, with_new_phone(SANNE))
    anna = OnTelegram(house, with_new_phone(ANNA))
    _let_in(house, sanne)
    walk(sanne, _WELCOME)
    _become_contact(sanne, anna)
    walk(sanne, NO_RHYTHM)
    walk(sanne, CHECK_IN)
    assert SAID["reason"] in sanne.hears_again("utter_ask_share").text
    walk(sanne, SHARE)
    _read_and_answer(sanne, anna)
    assert [signal.state for signal in signals_of(house, sanne.who)] == ["done"]
    assert _spoke(sanne, "utter_ask_feeling")


def _let_in(house: House, sanne: OnTelegram) -> None:
    """As staff do it: the command line prints a link, and Sanne opens it."""
    printed = house.zegje("client", "invite", "--location", "linde")
    link = re.search(r"https://t\.me/\S+", printed)
    assert link, printed
    sanne.opens(link.group())
    sanne.hears("utter_ask_hello")


def _become_contact(sanne: OnTelegram, anna: OnTelegram) -> None:
    walk(sanne, BY_LINK)
    anna.opens(sanne.hears_again("utter_contact_link").text)
    anna.hears("say_contact_hello", "say_contact_ask")
    anna.presses("contact_yes")
    anna.hears("say_contact_thanks")
    sanne.hears("say_contact_is_it")
    sanne.presses("contact_is")
    sanne.hears("say_contact_confirmed")
    anna.hears("say_contact_welcome")


def _read_and_answer(sanne: OnTelegram, anna: OnTelegram) -> None:
    anna.hears("say_signal_nudge")
    assert SAID["reason"] not in anna.hears_again("say_signal_nudge").text
    anna.presses("read")
    anna.hears("say_signal_words")
    assert SAID["reason"] in anna.hears_again("say_signal_words").text
    sanne.hears("say_signal_was_read")
    anna.presses("picked_up")
    sanne.hears("say_signal_picked_up")
    anna.presses("done")
    sanne.hears("say_signal_done")


def _spoke(sanne: OnTelegram, utter: str) -> bool:
    """One message: the recording, with the words beneath it and the buttons at the bottom."""
    seen = sanne.hears_again(utter)
    return bool(seen.voice and seen.raw.get("caption") and seen.keyboard)
