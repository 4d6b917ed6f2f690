"""From Telegram's update to the answer: chats that tap once a second through whole talks."""

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Literal

from bench.echo import echo_seconds
from bench.effort import effort_of, print_effort
from bench.tables import SPREAD, print_table, ratio, spread
from tests.people import ANNA, SANNE
from tests.whole.house import House
from tests.whole.knowing import befriend, let_in
from tests.whole.on_telegram import OnTelegram, with_new_phone
from tests.whole.walks import SAID

CHATS, TALKS = 5, 6
# Seven taps and nine messages, at these seconds of a talk: a little longer after two messages, or
# the limit of Telegram (three at once, then one a second) would be measured instead of us.
_TALK: tuple[tuple[float, Literal["say", "press"], str, str | None], ...] = (
    (0.0, "say", "hello", None),
    (1.0, "press", "want_check_in", "utter_hello"),
    (2.5, "press", "feeling=bad", "utter_ask_feeling"),
    (3.5, "say", "reason", "utter_ask_reason"),
    (4.5, "press", "wants_change=no", "utter_ask_wants_change"),
    (5.5, "press", "skip", "utter_ask_need"),
    (7.5, "press", "share=no", "utter_ask_share"),
)
_LENGTH_S = 8.0
_REST_S = 3.0


def measure_turns(house: House, pid: int) -> list[float]:
    """Prints the tables; gives the seconds of each answer while all chats tap."""
    phones = [known(house) for _ in range(2 * CHATS)]
    for phone in phones:
        tap_through([phone], 1, rest=0)  # the first talk compiles statements and uploads voices
    alone = seconds_of(house, tap_through(phones[:1], TALKS // 2))
    before = effort_of(pid)
    together = seconds_of(house, _in_turn(phones[:CHATS], phones[CHATS:]))
    after = effort_of(pid)
    _print(echo_seconds(), alone, together)
    print_effort(before, after, len(together))
    return together


def _print(echo: list[float], alone: list[float], together: list[float]) -> None:
    measured = (("an echo, one chat", echo), ("one chat", alone), (f"{CHATS} chats", together))
    rows = [[name, str(len(some)), *spread(some), ratio(some, echo)] for name, some in measured]
    columns = ("tapping once a second", "taps", *SPREAD, "median by the echo's")
    print_table("From Telegram's update in to the answer out", columns, rows)


def known(house: House) -> OnTelegram:
    """An active client with a contact."""
    sanne = with_new_phone(SANNE)
    befriend(house, let_in(house, sanne), with_new_phone(ANNA))
    return OnTelegram(house, sanne)


def tap_through(
    phones: Sequence[OnTelegram], talks: int, rest: float = _REST_S
) -> list[tuple[OnTelegram, int]]:
    """Every phone taps once a second, at its own moment of it; the updates that came of it."""
    before = {id(phone): len(phone.sent) for phone in phones}
    began = time.monotonic() + 0.2
    with ThreadPoolExecutor(len(phones)) as pool:
        running = [
            pool.submit(_tap, phone, began + place / len(phones), talks, rest)
            for place, phone in enumerate(phones)
        ]
        for one in running:
            one.result()
    return [(phone, number) for phone in phones for number in phone.sent[before[id(phone)] :]]


def seconds_of(house: House, taps: Sequence[tuple[OnTelegram, int]]) -> list[float]:
    """From the moment an update was there until the first message after it stood in the chat."""
    state = house.telegram.state()
    put_at = {int(number): at for number, at in state["put_at"].items()}
    sent = [call for call in state["calls"] if call["method"].startswith("send")]
    found = []
    for phone, number in taps:
        mine = (call["at"] for call in sent if str(call["chat_id"]) == str(phone.who.telegram_id))
        found.append(min(at for at in mine if at > put_at[number]) - put_at[number])
    return found


def _in_turn(
    one: Sequence[OnTelegram], other: Sequence[OnTelegram]
) -> list[tuple[OnTelegram, int]]:
    """While these talk the others rest, so that as many chats tap at every moment."""
    turns = [group for _ in range(TALKS // 2) for group in (one, other)]
    return [tap for group in turns for tap in tap_through(group, 1, rest=0)]


def _tap(phone: OnTelegram, at: float, talks: int, rest: float) -> None:
    for talk in range(talks):
        begin = at + talk * (_LENGTH_S + rest)
        for second, act, what, heard in _TALK:
            time.sleep(max(0.0, begin + second - time.monotonic()))
            if heard is not None:
                phone.hears(heard)
            phone.says(SAID[what]) if act == "say" else phone.presses(what)
        phone.hears("utter_share_kept")
