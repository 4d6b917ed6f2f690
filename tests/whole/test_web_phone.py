"""A check-in on the web phone in a real browser, and a contact who only has e-mail."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import context
from tests.whole.house import House
from tests.whole.on_the_web import OnTheWeb, become_known
from tests.whole.postbox import code_in, link_in
from tests.whole.walks import CHECK_IN, NO_RHYTHM, SAID, SHARE, walk

pytestmark = [pytest.mark.process, pytest.mark.browser]
ANNAS_MAIL = "anna@linde.example"


@pytest.fixture
def anna(browser: Browser) -> Iterator[Page]:
    with context(browser) as own:
        yield own.new_page()


def test_a_need_reaches_anna_by_letter_and_her_answer_reaches_sanne(
    house: House, sanne: OnTheWeb, anna: Page
) -> None:
    letters = len(house.mail.to(ANNAS_MAIL))  # of other tests in this house
    become_known(sanne)
    _let_anna_accept(house, sanne, anna, letters + 1)
    walk(sanne, NO_RHYTHM)
    sanne.plays()
    sanne.draws("2-check-in")
    walk(sanne, CHECK_IN)
    expect(sanne.bubble).to_contain_text(SAID["reason"])
    sanne.draws("3-share")
    walk(sanne, SHARE)
    _let_anna_answer(house, sanne, anna)
    assert _states(house, sanne) == ["picked_up"]


def _let_anna_accept(house: House, sanne: OnTheWeb, anna: Page, letters: int) -> None:
    _log_in(house, anna, letters)
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
    anna.locator("main .nl-button--primary").first.click()
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
    anna.locator("main .nl-button--primary").click()
    anna.fill("#code", code_in(house.mail.wait_for(ANNAS_MAIL, letters + 1)))
    anna.locator("main .nl-button--primary").click()


def _states(house: House, sanne: OnTheWeb) -> list[str]:
    with house.store.open_reading() as work:
        client = work.clients.by_code(sanne.code)
        assert client is not None
        return [signal.state for signal in work.signals.of_client(client.id)]
