"""Sanne shares in a real browser with her advocate; he logs in, answers, and she closes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pyotp
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import PHONE, context
from tests.people import PETER
from tests.review.door_steps import PASSWORD
from tests.whole.house import House
from tests.whole.on_the_web import OnTheWeb, become_known
from tests.whole.walks import ASKS_FOR_A_TALK, CHECK_IN, NO_RHYTHM, SAID, SHARE, walk

pytestmark = [pytest.mark.process, pytest.mark.browser]
PETERS_MAIL = "peter@linde.example"
ANSWER = SAID["answer"]


@pytest.fixture(scope="module")
def peter(house: House, browser: Browser) -> Iterator[Page]:
    """His phone; he chose a password, and his app gave the first code."""
    printed = house.zegje("staff", "add", PETER.name, PETERS_MAIL, "--role", "advocate")
    link = re.search(r"http://\S+/join/\S+", printed)
    assert link, printed
    with context(browser, viewport=PHONE) as own:
        page = own.new_page()
        page.goto(link.group())
        page.fill("#password", PASSWORD)
        page.fill("#again", PASSWORD)
        page.locator("main .nl-button--primary").click()
        secret = (page.locator(".secret").text_content() or "").replace(" ", "")
        page.fill("#code", pyotp.TOTP(secret).now())
        page.locator("main .nl-button--primary").click()
        page.locator("main .nl-button--primary").click()
        yield page


def test_a_wish_reaches_her_advocate_and_they_close_it_together(
    house: House, sanne: OnTheWeb, peter: Page
) -> None:
    house.zegje("client", "assign", sanne.code, PETERS_MAIL)
    become_known(sanne, "karim@linde.example")
    sanne.hears("utter_ask_rhythm_what")
    walk(sanne, NO_RHYTHM)
    walk(sanne, CHECK_IN)
    walk(sanne, SHARE)
    _he_reads(house, sanne, peter)
    _he_answers(sanne, peter)
    _they_close_it(sanne, peter)


def test_she_asks_for_a_talk_and_they_agree_on_a_day(
    house: House, sanne: OnTheWeb, peter: Page
) -> None:
    house.zegje("client", "assign", sanne.code, PETERS_MAIL)
    become_known(sanne, "joost@linde.example")
    sanne.hears("utter_ask_rhythm_what")
    walk(sanne, NO_RHYTHM)
    walk(sanne, ASKS_FOR_A_TALK)
    sanne.draws("10-asked-for-a-talk")
    _he_proposes(sanne, peter)
    sanne.presses("talk_yes")
    sanne.hears("say_talk_agreed")
    sanne.presses("talk_remind_day")
    sanne.hears("say_talk_remind_day")
    sanne.draws("12-agreed")
    peter.goto(f"{house.env['REVIEW_PUBLIC_URL']}/talks")
    expect(peter.locator(".card")).to_contain_text(SAID["place"])
    peter.screenshot(path=sanne.pictures / "13-talks.png", full_page=True)


def _he_proposes(sanne: OnTheWeb, peter: Page) -> None:
    peter.goto(f"{sanne.house.env['REVIEW_PUBLIC_URL']}/inbox?show=new")
    peter.locator(".card .nl-button--primary").click()
    expect(peter.locator("blockquote.words")).to_contain_text(SAID["about"])
    sanne.hears("say_signal_was_read")
    peter.locator("a[href$='/talk']").click()
    peter.fill("#day", (date.today() + timedelta(days=5)).isoformat())
    peter.fill("#time", "14:00")
    peter.fill("#place", SAID["place"])
    peter.locator("main .nl-button--primary").click()
    expect(peter.locator(".bubble")).to_contain_text(SAID["place"])
    peter.locator("main .nl-button--primary").click()
    sanne.hears("say_talk_proposed")
    expect(sanne.bubble).to_contain_text(SAID["place"])
    sanne.draws("11-proposed")


def _he_reads(house: House, sanne: OnTheWeb, peter: Page) -> None:
    letter = house.mail.wait_for(PETERS_MAIL, 1)
    assert "/inbox/" in letter
    assert SAID["reason"] not in letter
    peter.goto(peter.url)
    expect(peter.locator(".card")).to_have_count(1)
    assert SAID["reason"] not in peter.content()
    peter.screenshot(path=sanne.pictures / "7-inbox.png", full_page=True)
    peter.locator(".card .nl-button--primary").click()
    expect(peter.locator("blockquote.words")).to_contain_text(SAID["reason"])
    sanne.hears("say_signal_was_read")


def _he_answers(sanne: OnTheWeb, peter: Page) -> None:
    peter.locator("button[value='understood']").click()
    sanne.hears("say_advocate_understood")
    peter.locator("a[href$='/write']").click()
    peter.fill("#words", ANSWER)
    peter.locator("main .nl-button--primary").click()
    peter.locator("main .nl-button--primary").click()
    sanne.hears("say_advocate_says")
    expect(sanne.bubble).to_contain_text(ANSWER)
    sanne.plays()
    sanne.draws("8-advocate-says")


def _they_close_it(sanne: OnTheWeb, peter: Page) -> None:
    peter.locator("button[value='closing']").click()
    sanne.hears("say_signal_closing")
    sanne.presses("closed_yes")
    sanne.hears("say_signal_closed")
    peter.goto(peter.url)
    expect(peter.locator(".nl-data-badge.done")).to_be_visible()
    peter.screenshot(path=sanne.pictures / "9-closed.png", full_page=True)
