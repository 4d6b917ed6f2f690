"""What happens on a page reaches the client: the bot tells it in her chat, once."""

import json

from bot.news import tell_news
from store.times import now
from tests.bot.people_side import words
from tests.people import ANNA, FATMA, SANNE
from tests.review.house import House


def _heard(house: House) -> list[str]:
    """What the bot said to Sanne, by the names of its sentences; it looks twice."""
    for _ in range(2):
        tell_news(house.store, words(), house.parts.organisation, now())
    with house.store.open_reading() as work:
        chat = work.chats.by_address("telegram", str(SANNE.telegram_id))
        rows = work.outbox.after(chat.id, 0) if chat else []
        return [json.loads(row.body)["utter"] for row in rows]


def test_sanne_is_asked_whether_it_is_anna(house: House) -> None:
    contact_id, link = house.invite(house.admit(SANNE), ANNA)
    house.log_in(link).press(f"/contacts/{contact_id}/consent", answer="yes")
    assert _heard(house) == ["say_contact_is_it"]


def test_sanne_hears_that_anna_does_not_want_to(house: House) -> None:
    contact_id, link = house.invite(house.admit(SANNE), ANNA)
    house.log_in(link).press(f"/contacts/{contact_id}/consent", answer="no")
    assert _heard(house) == ["say_contact_declined"]


def test_sanne_hears_each_step_and_what_anna_wrote(house: House) -> None:
    contact_id = house.befriend(house.admit(SANNE), ANNA)
    there = f"/messages/{house.share(contact_id)}"
    visit = house.log_in(house.link_for(contact_id)).press(f"{there}/open")
    visit.press(f"{there}/answer", state="picked_up").press(f"{there}/send", words="Hello")
    visit.press(f"{there}/answer", state="done")
    assert _heard(house) == [
        "say_signal_was_read",
        "say_signal_picked_up",
        "say_contact_says",
        "say_signal_done",
    ]


def test_sanne_hears_that_fatma_read_it(house: House) -> None:
    incident_id = house.alarm(house.admit(SANNE), "he hits me")
    house.log_in(house.hire(FATMA)).press(f"/on-call/{incident_id}/open")
    assert _heard(house) == ["say_signal_was_read"]
