"""Hearing, talking and showing on the page, with Chromium's own pretended microphone."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.bot.phone.files import png
from tests.bot.phone.in_browser.conftest import SAY, Served, choices
from tests.browser import context

pytestmark = pytest.mark.browser


def test_a_voice_answer_is_recorded_sent_and_heard_back(page: Page, served: Served) -> None:
    page.get_by_role("button", name=SAY["phone_talk"]).click()
    expect(page.locator("#recorder")).to_be_visible()
    expect(page.locator("#send-voice")).to_be_focused()
    expect(page.locator("#clock")).to_have_text("0:02")
    page.keyboard.press("Enter")
    own = page.locator(".mine[data-voice]")
    expect(own).to_be_visible()
    expect(page.locator("#composer")).to_be_visible()
    own.locator(".play").click()
    expect(own).to_have_class("entry mine voice playing")

    [voice] = [one for one in served.bot.heard if one.kind == "voice"]
    assert 1 <= (voice.seconds or 0) <= 4


def test_a_recording_that_is_thrown_away_is_never_sent(page: Page, served: Served) -> None:
    page.get_by_role("button", name=SAY["phone_talk"]).click()
    expect(page.locator("#clock")).to_have_text("0:01")
    page.keyboard.press("Escape")

    expect(page.locator("#recorder")).to_be_hidden()
    expect(page.locator("#talk")).to_be_focused()
    expect(page.locator(".mine")).to_have_count(0)
    assert [one.kind for one in served.bot.heard] == ["start"]


def test_without_a_microphone_the_page_says_so(page: Page) -> None:
    page.evaluate(
        "() => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error()); }"
    )
    page.get_by_role("button", name=SAY["phone_talk"]).click()

    expect(page.locator("#status")).to_have_text(SAY["phone_no_microphone"])
    expect(page.locator("#composer")).to_be_visible()


def test_each_message_can_be_read_aloud_and_stopped(page: Page) -> None:
    first = page.locator(".theirs").first
    first.locator(".play").click()
    expect(first).to_have_class("entry theirs reply playing")
    first.locator(".play").click()
    expect(first).to_have_class("entry theirs reply")


def test_nothing_is_read_aloud_by_itself_until_that_is_switched_on(page: Page) -> None:
    choices(page).first.click()
    expect(choices(page)).to_have_count(4)
    expect(page.locator(".playing")).to_have_count(0)
    switch = page.get_by_role("switch")
    switch.click()
    expect(switch).to_have_attribute("aria-checked", "true")
    expect(page.locator(".playing")).to_have_count(1)
    choices(page).first.click()
    expect(page.locator(".theirs.playing").last).to_be_visible()
    page.reload()
    expect(page.get_by_role("switch")).to_have_attribute("aria-checked", "true")


def test_a_photo_is_shown_and_kept(page: Page, served: Served) -> None:
    page.locator("#photo").set_input_files(
        {"name": "room.png", "mimeType": "image/png", "buffer": png()}
    )
    picture = page.locator(".mine img")
    expect(picture).to_be_visible()

    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 1
    assert [one.kind for one in served.bot.heard][-1] == "photo"


def test_what_is_no_photo_is_refused_with_a_kind_word(page: Page, served: Served) -> None:
    page.locator("#photo").set_input_files(
        {"name": "letter.png", "mimeType": "image/png", "buffer": b"a letter"}
    )

    expect(page.locator("#status")).to_have_text(SAY["phone_photo_strange"])
    expect(page.locator(".mine")).to_have_count(0)


def test_without_script_a_photo_can_be_sent_too(browser: Browser, served: Served) -> None:
    with context(browser, java_script_enabled=False) as plain:
        page = plain.new_page()
        page.goto(served.url)
        page.locator("#photo").set_input_files(
            {"name": "room.png", "mimeType": "image/png", "buffer": png()}
        )
        page.locator("#send").click()
        expect(page.locator(".mine img")).to_be_visible()
