"""Nobody is kept out: axe finds nothing in any state of any page, light or dark."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.bot.phone.in_browser.conftest import Served, choices
from tests.browser import SMALLEST, barriers, context

pytestmark = pytest.mark.browser


def asked(page: Page, served: Served) -> None:
    expect(choices(page)).to_have_count(4)


def typing(page: Page, served: Served) -> None:
    asked(page, served)
    served.bot.silent.set()
    choices(page).first.click()
    expect(page.locator("#typing")).to_be_visible()


def sharing(page: Page, served: Served) -> None:
    asked(page, served)
    page.locator("#text").fill("share")
    page.locator("#send").click()
    expect(page.locator(".bubble .answers button")).to_have_count(2)
    page.locator(".bubble .answers button").first.click()
    expect(page.locator(".mine")).to_have_count(2)


def danger(page: Page, served: Served) -> None:
    asked(page, served)
    page.locator("#text").fill("danger")
    page.locator("#send").click()
    expect(page.locator(".safety a")).to_have_count(2)


def recording(page: Page, served: Served) -> None:
    asked(page, served)
    page.locator("#talk").click()
    expect(page.locator("#recorder")).to_be_visible()


def failed(page: Page, served: Served) -> None:
    asked(page, served)
    page.route("**/phone/say", lambda route: route.abort())
    choices(page).first.click()
    expect(page.locator(".failed button")).to_be_visible()


def more(page: Page, served: Served) -> None:
    asked(page, served)
    page.locator("#aloud").click()
    page.locator("summary").click()
    expect(page.locator(".controls")).to_be_visible()


def about(page: Page, served: Served) -> None:
    asked(page, served)
    page.goto(f"{served.url}/about")


def missing(page: Page, served: Served) -> None:
    page.goto(f"{served.url}/nowhere")


def link(page: Page, served: Served) -> None:
    with served.house.store.open_work() as work:
        _, code = work.clients.invite("location")
        work.commit()
    page.goto(f"{served.url}/p/{code}")
    expect(page.locator("button.first, button")).to_have_count(1)


STATES = [asked, typing, sharing, danger, recording, failed, more, about, missing, link]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_axe_finds_nothing(
    state: Callable[[Page, Served], None], scheme: str, browser: Browser, served: Served
) -> None:
    with context(
        browser, color_scheme=scheme, reduced_motion="reduce", permissions=["microphone"]
    ) as own:
        page = own.new_page()
        page.goto(served.url)
        state(page, served)

        assert barriers(page) == []


def test_axe_finds_nothing_without_script(browser: Browser, served: Served) -> None:
    """Axe itself needs script, so the page's own is kept away."""
    with context(browser, viewport=SMALLEST) as own:
        page = own.new_page()
        page.route("**/*.js", lambda route: route.abort())
        page.goto(served.url)
        page.reload()
        asked(page, served)

        assert barriers(page) == []


def test_axe_would_find_something(browser: Browser, served: Served) -> None:
    """The test above can fail."""
    with context(browser) as own:
        page = own.new_page()
        page.goto(served.url)
        asked(page, served)
        page.evaluate("document.querySelector('#send').innerHTML = ''")
        page.evaluate("document.querySelector('#send').hidden = false")

        assert any("button-name" in barrier for barrier in barriers(page))
