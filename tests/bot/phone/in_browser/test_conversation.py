"""A conversation on the page, as people hold it: by keyboard, by pressing, by reloading."""

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.phone.session import Session
from bot.reply import Reply
from tests.bot.phone.in_browser.conftest import SAY, Served, choices
from tests.bot.phone.sentences import reply
from tests.browser import SMALLEST, context

pytestmark = pytest.mark.browser


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def focused(page: Page) -> str:
    """The text of what has the focus."""
    return str(page.evaluate("document.activeElement.innerText")).strip()


def test_a_whole_conversation_by_keyboard_alone(page: Page, served: Served) -> None:
    *_, bad, _ = reply("utter_ask_feeling").buttons
    _tab_to(page, bad.title.split(" ", 1)[1])
    press(page, "Enter")
    expect(page.locator(".mine")).to_contain_text(bad.title.split(" ", 1)[1])
    expect(page.locator(".mine img.picture")).to_be_visible()
    expect(choices(page)).to_have_count(2)

    # The next Tab goes on where the conversation goes on.
    press(page, "Tab", "Tab")
    assert focused(page).endswith(reply("utter_ask_reason").buttons[0].title.split(" ", 1)[1])

    page.locator("#text").focus()
    page.keyboard.type("I miss my brother")
    press(page, "Enter")
    expect(page.locator(".mine")).to_have_count(2)
    expect(page.locator("#text")).to_be_focused()
    expect(page.locator("#typing")).to_be_hidden()
    assert [one.text for one in served.bot.heard if one.kind == "text"] == ["I miss my brother"]


def test_a_press_shows_at_once_and_the_bot_is_typing(page: Page, served: Served) -> None:
    served.bot.silent.set()
    choices(page).first.click()

    expect(page.locator(".mine")).to_have_count(1)
    expect(page.locator("#typing")).to_be_visible()
    expect(choices(page)).to_have_count(0)
    served.bot.silent.clear()
    expect(page.locator("#typing")).to_be_hidden()
    expect(choices(page)).to_have_count(4)


def test_a_press_tells_the_option_and_not_what_it_means(page: Page, served: Served) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(str(request.post_data_buffer or b"")))
    choices(page).first.click()
    expect(page.locator(".mine")).to_have_count(1)

    assert not any("feeling" in body for body in sent)
    assert "feeling" not in page.content()


def test_new_messages_are_announced_and_own_words_survive_a_reload(
    page: Page, served: Served
) -> None:
    expect(page.get_by_role("log").locator("li")).to_have_count(2)
    choices(page).first.click()
    expect(page.get_by_role("log").locator("li")).to_have_count(4)
    page.reload()

    expect(page.get_by_role("log").locator("li")).to_have_count(4)
    expect(page.locator(".mine img.picture")).to_be_visible()


def test_help_is_one_press_away_everywhere(page: Page, served: Served) -> None:
    page.get_by_role("button", name=SAY["phone_help"]).click()
    expect(page.locator(".mine")).to_contain_text(SAY["phone_help_word"])
    expect(page.locator("#typing")).to_be_hidden()

    assert served.bot.heard[-1].text == SAY["phone_help_word"]


def test_a_number_in_danger_can_be_called_with_one_press(page: Page, served: Served) -> None:
    page.locator("#text").fill("danger")
    press(page, "Tab")
    page.locator("#send").click()

    expect(page.locator('.safety a[href="tel:112"]')).to_be_visible()
    expect(page.locator('.safety a[href="tel:08000113"]')).to_be_visible()


def test_when_sending_fails_nothing_is_lost_and_again_says_it_once(
    page: Page, served: Served
) -> None:
    page.route("**/phone/say", lambda route: route.abort())
    page.locator("#text").fill("hello")
    page.locator("#send").click()
    again = page.locator(".failed button")
    expect(again).to_be_visible()
    expect(page.locator("#status")).not_to_be_empty()
    page.unroute("**/phone/say")
    again.click()

    expect(page.locator(".failed")).to_have_count(0)
    expect(page.locator(".mine")).to_have_count(1)
    expect(page.locator("#typing")).to_be_hidden()
    assert [one.text for one in served.bot.heard].count("hello") == 1


def test_a_message_that_comes_later_appears_by_itself(page: Page, served: Served) -> None:
    [cookie] = [one for one in page.context.cookies() if one["name"] == "phone"]
    served.house.says(Session(cookie["value"]), Reply(text="out of the blue"), "nudge")

    expect(page.locator(".theirs").last).to_contain_text("out of the blue")


def test_it_works_without_script(browser: Browser, served: Served) -> None:
    with context(browser, java_script_enabled=False) as plain:
        page = plain.new_page()
        page.goto(served.url)
        page.reload()
        expect(choices(page)).to_have_count(4)
        choices(page).first.click()
        expect(page.locator(".mine img.picture")).to_be_visible()
        expect(page.locator(".theirs")).to_have_count(3)
        page.locator("#text").fill("without script")
        page.locator("#send").click()
        expect(page.locator(".mine").last).to_contain_text("without script")
        expect(page.locator("noscript a, a.refresh").first).to_be_visible()


@pytest.mark.parametrize("width", [320, 195])
def test_everything_fits_on_a_small_screen_and_zoomed_in(
    width: int, browser: Browser, served: Served
) -> None:
    """195 is a phone of 390 at 200 %."""
    with context(browser, viewport={**SMALLEST, "width": width}) as small:
        page = small.new_page()
        page.goto(served.url)
        expect(choices(page)).to_have_count(4)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_everything_to_press_is_large_enough(page: Page, served: Served) -> None:
    page.locator("#text").fill("share")
    page.locator("#send").click()
    expect(page.locator(".bubble .answers button")).to_have_count(2)
    page.locator("summary").click()
    targets = page.locator("button:visible, a.button:visible, summary, label.tool, textarea")
    boxes = [target.bounding_box() for target in targets.all()]

    assert len(boxes) > 10
    assert min(min(box["width"], box["height"]) for box in boxes if box) >= 48


def _tab_to(page: Page, text: str) -> None:
    for _ in range(30):
        press(page, "Tab")
        if focused(page).endswith(text):
            return
    raise AssertionError(f"{text} cannot be reached with the Tab key")
