"""A check-in on the web phone in a real browser, and a contact who only has e-mail."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import browser, context
from tests.whole.house import House
from tests.whole.on_the_web import OnTheWeb
from tests.whole.postbox import code_in, link_in
from tests.whole.walks import (
    BY_MAIL,
    CHECK_IN,
    NO_RHYTHM,
    SAID,
    SHARE,
    WELCOME_BEGINS,
    WELCOME_ENDS,
    WELCOME_WEB,
    walk,
)

__all__ = ["browser"]
pytestmark = [pytest.mark.process, pytest.mark.browser]
ANNAS_MAIL = "anna@linde.example"


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Where to look at the pages afterwards."""
    folder = Path(os.environ.get("PICTURES", tmp_path / "pictures"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def sanne(house: House, browser: Browser, pictures: Path) -> Iterator[OnTheWeb]:
    """As staff let her in: the command line prints a link, and Sanne opens it."""
    printed = house.zegje("client", "invite", "--location", "linde")
    code, link = re.search(r"client (\S+)", printed), re.search(r"http://\S+/p/\S+", printed)
    assert code, printed
    assert link, printed
    with context(browser, reduced_motion="reduce") as own:
        page = own.new_page()
        page.goto(link.group())
        page.locator("form button").first.click()
        yield OnTheWeb(house, page, code.group(1), pictures)


@pytest.fixture
def anna(browser: Browser) -> Iterator[Page]:
    with context(browser) as own:
        yield own.new_page()


def test_a_need_reaches_anna_by_letter_and_her_answer_reaches_sanne(
    house: House, sanne: OnTheWeb, anna: Page
) -> None:
    _become_known(sanne)
    _let_anna_accept(house, sanne, anna)
    walk(sanne, NO_RHYTHM)
    sanne.plays()
    sanne.draws("2-check-in")
    walk(sanne, CHECK_IN)
    expect(sanne.bubble).to_contain_text(SAID["reason"])
    sanne.draws("3-share")
    walk(sanne, SHARE)
    _let_anna_answer(house, sanne, anna)
    assert _states(house, sanne) == ["picked_up"]


def _become_known(sanne: OnTheWeb) -> None:
    sanne.hears("utter_ask_hello")
    sanne.draws("1-hello")
    walk(sanne, [*WELCOME_BEGINS, *WELCOME_WEB, *WELCOME_ENDS, *BY_MAIL])


def _let_anna_accept(house: House, sanne: OnTheWeb, anna: Page) -> None:
    _log_in(house, anna, letters=1)
    anna.screenshot(path=sanne.pictures / "4-anna-consent.png", full_page=True)
    anna.locator("button[value='yes']").click()
    sanne.hears("say_contact_is_it")
    sanne.presses("contact_is")
    sanne.hears("say_contact_confirmed")


def _let_anna_answer(house: House, sanne: OnTheWeb, anna: Page) -> None:
    letters = len(house.mail.to(ANNAS_MAIL))
    nudge = house.mail.wait_for(ANNAS_MAIL, letters)
    assert SAID["reason"] not in nudge
    _log_in(house, anna, letters)
    anna.locator("main .first").first.click()
    expect(anna.locator("blockquote")).to_contain_text(SAID["reason"])
    anna.screenshot(path=sanne.pictures / "5-anna-reads.png", full_page=True)
    sanne.hears("say_signal_was_read")
    anna.locator("button[value='picked_up']").click()
    sanne.hears("say_signal_picked_up")
    sanne.plays()
    sanne.draws("6-answer")


def _log_in(house: House, anna: Page, letters: int) -> None:
    """The link of the newest letter, then the code of the letter that comes by it."""
    anna.goto(link_in(house.mail.wait_for(ANNAS_MAIL, letters)))
    anna.locator("main .first").click()
    anna.fill("#code", code_in(house.mail.wait_for(ANNAS_MAIL, letters + 1)))
    anna.locator("main .first").click()


def _states(house: House, sanne: OnTheWeb) -> list[str]:
    with house.store.open_reading() as work:
        client = work.clients.by_code(sanne.code)
        assert client is not None
        return [signal.state for signal in work.signals.of_client(client.id)]
