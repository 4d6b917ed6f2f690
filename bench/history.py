"""A client's thousandth check-in against the first: the same taps, side by side."""

from datetime import timedelta

from bench.tables import SPREAD, print_table, ratio, spread
from bench.turns import known, seconds_of, tap_through
from store import Work
from store.models import Answer, CheckIn, Client, Conversation
from store.times import now
from tests.people import SANNE
from tests.whole.house import House
from tests.whole.knowing import client_of
from tests.whole.on_telegram import OnTelegram

TALKS_BEFORE, TALKS = 999, 5
_MESSAGES = 9
_QUESTIONS = ("feeling", "reason", "wants_change", "need")
_BODY = '{"utter": "utter_ask_reason", "text": "How come?"}'


def measure_history(house: House) -> tuple[list[float], list[float]]:
    """Prints the table; gives the seconds of her first and of her thousandth check-in."""
    fresh, old = known(house), known(house)
    for phone in (fresh, old):
        tap_through([phone], 1, rest=0)
    grow_old(house, old, TALKS_BEFORE)
    taps = tap_through([fresh, old], TALKS)
    first = seconds_of(house, [tap for tap in taps if tap[0] is fresh])
    thousandth = seconds_of(house, [tap for tap in taps if tap[0] is old])
    rows = [
        ["1st", str(len(first)), *spread(first), "1"],
        [f"{TALKS_BEFORE + 1}th", str(len(thousandth)), *spread(thousandth),
         ratio(thousandth, first)],
    ]  # fmt: skip
    columns = ("check-in", "taps", *SPREAD, "median, as a ratio")
    print_table("The thousandth check-in against the first", columns, rows)
    return first, thousandth


def grow_old(house: House, phone: OnTelegram, talks: int) -> None:
    """Years of check-ins with everything that was said, nothing of it purged."""
    client = client_of(house, phone.who)
    for begin in range(0, talks, 100):
        with house.store.open_work() as work:
            for number in range(begin, min(begin + 100, talks)):
                _one_talk(work, client, phone, number)
            work.commit()
    phone.hearing.skip()


def _one_talk(work: Work, client: Client, phone: OnTelegram, number: int) -> None:
    at = now() - timedelta(days=TALKS_BEFORE - number)
    talk = Conversation(client_id=client.id, topic="check_in", state="done", ended_at=at)
    work.session.add(talk)
    work.session.flush()
    done = CheckIn(client_id=client.id, conversation_id=talk.id, finished_at=at, feeling="bad")
    work.session.add(done)
    work.session.flush()
    _messages(work, phone, number)
    for place, question in enumerate(_QUESTIONS):
        work.session.add(
            Answer(client_id=client.id, conversation_id=talk.id, check_in_id=done.id,
                   question=question, code="said", words=f"{SANNE.name} {number}",
                   message_id=f"old:{number}:{place}", at=at)
        )  # fmt: skip


def _messages(work: Work, phone: OnTelegram, number: int) -> None:
    address = str(phone.who.telegram_id)
    chat = work.chats.get_or_make("telegram", address)
    key = work.chats.key("telegram", address)
    for place in range(_MESSAGES):
        work.outbox.mark_sent(work.outbox.put(chat, _BODY), "1")
        work.inbox.put("telegram:old", f"{number}:{place}", key, chat.person_id, "{}")
    while row := work.inbox.next_for(key):
        work.inbox.done(row)
        work.session.flush()
