"""The whole way without script and by keyboard alone; voice and photo in a real browser."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import context
from tests.locales.marked import HARD
from tests.people import ANNA, PETER, SANNE
from tests.review.door_steps import cookie_of
from tests.review.house import WORDS, House, client_of, contact_of
from tests.review.in_browser.looking import look
from tests.review.inbox_steps import Advocates
from voice import speak_locally

pytestmark = pytest.mark.browser

_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


def test_anna_reads_and_answers_by_keyboard_without_script(
    house: House, site: str, browser: Browser
) -> None:
    contact_id = house.befriend(house.admit(SANNE), ANNA)
    signal_id = house.share(contact_id)
    with context(browser, base_url=site, java_script_enabled=False) as opened:
        page = opened.new_page()
        page.goto(f"/c/{house.link_for(contact_id)}")
        _tab_to(page, "main .nl-button--primary")
        page.locator("#code").wait_for()
        _tab_to(page, "#code", press="")
        page.keyboard.type(house.code_for(ANNA))
        page.keyboard.press("Enter")
        page.locator(".cards").wait_for()
        _tab_to(page, "main .nl-button--primary")
        page.locator("blockquote").wait_for()
        assert page.locator("blockquote").text_content() == WORDS
        _tab_to(page, "button[value='picked_up']")
        page.locator("button[value='done']").wait_for()
    assert house.state_of(signal_id) == "picked_up"


def test_voice_and_photo_open_in_the_page(house: House, page: Page) -> None:
    contact_id = house.befriend(house.admit(SANNE), ANNA)
    with house.store.open_work() as work:
        person = client_of(work, contact_of(work, contact_id).client_id).person_id
        voice = work.attachments.voice(person, speak_locally("Hoi", "normal"), "audio/ogg", 1)
        photo = work.attachments.photo(person, _PIXEL, "image/png")
        work.commit()
        ids = [voice.id, photo.id]
    house.share(contact_id, attachment_ids=ids)
    page.goto(f"/c/{house.link_for(contact_id)}")
    page.locator("main .nl-button--primary").click()
    page.fill("#code", house.code_for(ANNA))
    page.locator("main .nl-button--primary").click()
    page.locator("main .nl-button--primary").click()
    heard = page.locator("audio").evaluate(
        "a => new Promise(done => { a.onloadeddata = () => done(a.duration); a.load(); a.play(); })"
    )
    assert heard > 0.2
    assert page.locator("img.photo").evaluate("i => i.decode().then(() => i.naturalWidth)") == 1


def test_a_card_and_a_preview_are_read_aloud_in_the_page(house: House, page: Page) -> None:
    team = Advocates(house)
    signal_id = team.share(feeling="bad")
    page.goto("/log-in")
    secret = cookie_of(house, team.staff[PETER.name])
    page.context.add_cookies([{"name": "review", "value": secret, "url": page.url}])
    page.goto("/inbox")
    _hears(page, ".card a.aloud")
    page.locator("main .nl-button--primary").first.click()
    page.goto(f"/inbox/{signal_id}/write")
    page.fill("#words", HARD)
    page.locator("#easier li").first.wait_for()  # while he writes
    look(page, "easier")
    page.locator("main .nl-button--primary").click()
    look(page, "easier-preview")
    _hears(page, "form.aloud button")
    assert page.url.endswith("/write")


def _hears(page: Page, button: str) -> None:
    """It says how to stop as long as it reads, and then how to read again."""
    label = page.locator(button).first.locator("[data-stop]")
    before = label.inner_text()
    with page.expect_response(lambda answer: "aloud=" in answer.url) as told:
        page.locator(button).first.click()
    assert told.value.headers["content-type"] == "audio/ogg"
    assert label.inner_text() == label.get_attribute("data-stop") != before
    page.locator(button).first.click()
    assert label.inner_text() == before


def _tab_to(page: Page, wanted: str, press: str = "Enter") -> None:
    """As somebody without a mouse: on, and on, until it has the focus."""
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.locator(f"{wanted}:focus").count():
            if press:
                page.keyboard.press(press)
            return
    raise AssertionError(f"{wanted} cannot be reached by keyboard")
