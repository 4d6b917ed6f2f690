"""Every page in every state: axe finds nothing, nothing is cut off at 320 pixels or at 200 %."""

import pytest
from playwright.sync_api import Page

from store.repositories import By
from tests.people import ANNA, BRAM, FATMA, JOOST, MARIJKE, PETER, SANNE
from tests.review.door_steps import (
    PASSWORD,
    Phone,
    bot_runs,
    cookie_of,
    employ,
    login_link,
    secret_of,
)
from tests.review.house import House, signal_of
from tests.review.in_browser.looking import look
from tests.review.inbox_steps import Advocates
from tests.review.texts import texts

pytestmark = pytest.mark.browser

_MANY = "A_very_long_name_without_any_place_to_break_it_anywhere"


def press(page: Page, name: str) -> None:
    page.locator(f"main button[value='{name}']").click()


def first(page: Page) -> None:
    page.locator("main .nl-button--primary").first.click()


def test_the_way_in_and_the_first_yes(house: House, page: Page) -> None:
    _, link = house.invite(house.admit(SANNE), ANNA)
    page.goto("/")
    look(page, "home")
    page.goto("/new-link")
    look(page, "new-link")
    page.goto(f"/c/{link}")
    look(page, "enter")
    first(page)
    look(page, "code")
    page.fill("#code", "00 00")
    first(page)
    look(page, "code-wrong")
    page.fill("#code", house.code_for(ANNA))
    first(page)
    look(page, "consent")
    press(page, "yes")
    look(page, "waiting")
    page.locator("header button").click()
    look(page, "left")
    page.goto(f"/c/{link}")
    look(page, "link-old")


def test_reading_and_answering(house: House, page: Page) -> None:
    contact_id = house.befriend(house.admit(SANNE), ANNA)
    for words in ("older", f"I would like to live in Emmen again.\n{_MANY}"):
        signal_id = house.share(contact_id, words)
    page.goto(f"/c/{house.link_for(contact_id)}")
    first(page)
    page.fill("#code", house.code_for(ANNA))
    first(page)
    look(page, "messages")
    page.goto(f"/messages/{signal_id}")
    look(page, "message-cover")
    first(page)
    look(page, "message")
    press(page, "picked_up")
    look(page, "message-picked-up")
    page.get_by_role("link", name=texts().pages["signal_write"]).click()
    look(page, "write")
    page.fill("#words", "I will call you on Monday.")
    first(page)
    look(page, "preview")
    first(page)
    look(page, "written")
    first(page)
    press(page, "done")
    look(page, "message-done")
    page.goto(f"/contacts/{contact_id}/leave")
    look(page, "leave")
    with house.store.open_work() as work:
        signal = signal_of(work, signal_id)
        signal.state = "read"
        work.signals.take_back(signal, By("client", signal.client_id))
        work.commit()
    page.goto(f"/messages/{signal_id}")
    look(page, "taken-back")
    page.goto("/nowhere")
    look(page, "missing")


def test_on_call(house: House, page: Page) -> None:
    sanne, bram = house.admit(SANNE), house.admit(BRAM, consent=None)
    incident_id = house.alarm(sanne, "he hits me", tier="A")
    secret_id = house.alarm(bram, "secret")
    page.goto("/on-call")
    look(page, "on-call-in")
    page.goto(f"/c/{house.hire(FATMA)}")
    first(page)
    page.fill("#code", house.code_for(FATMA))
    first(page)
    look(page, "on-call")
    page.goto(f"/on-call/{incident_id}")
    look(page, "incident-cover")
    first(page)
    look(page, "incident")
    press(page, "picked_up")
    look(page, "incident-picked-up")
    press(page, "done")
    look(page, "incident-closed")
    page.goto(f"/on-call/{secret_id}")
    first(page)
    look(page, "incident-no-words")
    press(page, "done")
    page.goto("/on-call")
    look(page, "on-call-quiet")


def test_in_the_dark_contrast_holds(house: House, page: Page) -> None:
    contact_id = house.befriend(house.admit(SANNE), ANNA)
    signal_id = house.share(contact_id)
    page.emulate_media(color_scheme="dark")
    page.goto(f"/c/{house.link_for(contact_id)}")
    first(page)
    page.fill("#code", house.code_for(ANNA))
    first(page)
    look(page, "dark-messages")
    page.goto(f"/messages/{signal_id}")
    first(page)
    look(page, "dark-message")


def test_the_inbox_of_an_advocate(house: House, page: Page) -> None:
    team = Advocates(house)
    link = login_link(house, team.staff[PETER.name])
    words = f"Sanne feels bad.\nShe wants to swim. {_MANY}"
    signal_id = team.share(words, feeling="bad", theme="health")
    page.goto("/log-in")
    look(page, "log-in")
    page.goto(f"/join/{link}")
    look(page, "join")
    page.fill("#password", PASSWORD)
    page.fill("#again", PASSWORD)
    first(page)
    look(page, "join-phone")
    page.fill("#code", Phone(secret_of(house, team.staff[PETER.name])).code())
    first(page)
    look(page, "spare")
    first(page)
    look(page, "inbox")
    first(page)
    look(page, "inbox-message")
    press(page, "understood")
    look(page, "inbox-understood")
    page.goto(f"/inbox/{signal_id}/help")
    look(page, "inbox-help")
    page.goto(f"/inbox/{signal_id}/write")
    look(page, "inbox-write")
    page.fill("#words", "I will call you on Monday.")
    first(page)
    look(page, "inbox-preview")
    first(page)
    press(page, "closing")
    look(page, "inbox-closing")
    page.goto("/own")
    look(page, "own")
    press(page, "list")
    page.goto("/inbox?show=open&q=x")
    look(page, "inbox-list-empty")
    page.goto("/inbox")
    look(page, "inbox-list")
    secret = cookie_of(house, team.staff[MARIJKE.name])
    page.context.add_cookies([{"name": "review", "value": secret, "url": page.url}])
    page.goto(f"/inbox/{signal_id}")
    look(page, "inbox-why")
    page.locator("main button").first.click()
    look(page, "inbox-why-said")


def test_a_talk_in_person(house: House, page: Page) -> None:
    team = Advocates(house)
    signal_id = team.share(f"I want to talk about my work.\n{_MANY}", feeling="bad")
    page.goto("/log-in")
    secret = cookie_of(house, team.staff[PETER.name])
    page.context.add_cookies([{"name": "review", "value": secret, "url": page.url}])
    page.goto("/talks")
    look(page, "talks-none")
    page.goto(f"/inbox/{signal_id}")
    first(page)
    page.locator(f"a[href='/inbox/{signal_id}/talk']").click()
    look(page, "talk")
    page.fill("#day", "2020-01-01")
    page.fill("#time", "14:00")
    page.fill("#place", _MANY)
    first(page)
    look(page, "talk-wrong")
    page.fill("#day", "2099-12-31")
    first(page)
    look(page, "talk-look")
    first(page)
    look(page, "talk-proposed")
    with house.store.open_work() as work:
        talk = work.talks.of_signal(signal_id)
        assert talk is not None
        assert work.talks.settle(talk, "confirmed")
        work.commit()
    page.goto("/talks")
    look(page, "talks")
    page.locator("ul.cards a").first.click()
    look(page, "talk-prepare")
    page.locator("main .nl-button--primary").first.click()
    look(page, "interview")
    page.locator("main button.nl-button--primary").click()
    look(page, "interview-empty")
    page.fill("#wish", "I want a dog")
    page.locator("main button.nl-button--primary").click()
    look(page, "interview-kept")
    page.goto(f"/inbox/{signal_id}/talk")
    look(page, "talk-confirmed")


def test_letting_somebody_in(house: House, page: Page) -> None:
    Advocates(house)
    bot_runs(house)
    joost = employ(house, JOOST, "manager")
    page.goto("/log-in")
    secret = cookie_of(house, joost)
    page.context.add_cookies([{"name": "review", "value": secret, "url": page.url}])
    page.goto("/people")
    look(page, "people")
    page.locator("ul.rows a").first.click()
    look(page, "person")
    page.get_by_role("button", name=texts().staff["person_phone_make"]).click()
    look(page, "person-link")
    page.goto("/looks")
    look(page, "looks")
    page.goto("/staff")
    look(page, "staff")
    page.fill("#name", "Karim")
    page.fill("#email", "karim@linde.example")
    page.locator("main button.nl-button--primary").click()
    look(page, "staff-wrong")
    page.locator("input[name='role']").first.check()
    page.locator("input[name='place']").first.check()
    page.locator("main button.nl-button--primary").click()
    look(page, "staff-link")
    page.goto("/staff")
    page.locator("ul.rows a").first.click()
    look(page, "staff-one")
    page.goto("/own")
    look(page, "own-manager")
