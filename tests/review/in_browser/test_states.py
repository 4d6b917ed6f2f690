"""What is chosen, where somebody is and what is wrong can be seen, in whatever colours he has."""

import pytest
from playwright.sync_api import Page

from tests.people import PETER
from tests.review.door_steps import cookie_of
from tests.review.house import House
from tests.review.in_browser.looking import look
from tests.review.inbox_steps import Advocates

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("mode", [{"forced_colors": "active"}, {"color_scheme": "dark"}], ids=str)
def test_choices_and_places_hold(house: House, page: Page, mode: dict[str, str]) -> None:
    team = Advocates(house)
    signal_id = team.share("I want to talk about my work.", feeling="bad")
    page.emulate_media(**mode)  # type: ignore[arg-type]
    kind = next(iter(mode.values()))
    page.goto("/log-in")
    look(page, f"{kind}-log-in")
    secret = cookie_of(house, team.staff[PETER.name])
    page.context.add_cookies([{"name": "review", "value": secret, "url": page.url}])
    page.goto("/inbox")
    look(page, f"{kind}-inbox")
    page.locator("main .nl-button--primary").first.click()
    page.goto(f"/inbox/{signal_id}/help")
    look(page, f"{kind}-help")
    chosen = page.locator("input:checked").evaluate("e => getComputedStyle(e).appearance")
    assert chosen == ("auto" if kind == "active" else "none")  # with its own dot, or with ours
    here = page.locator(".places a[aria-current]").evaluate("e => getComputedStyle(e).borderWidth")
    assert here == ("5px" if kind == "active" else "2px")
    page.goto("/own")
    look(page, f"{kind}-own")


def test_an_empty_field_is_wrong_only_once_it_was_sent(house: House, page: Page) -> None:
    team = Advocates(house)
    signal_id = team.share()
    page.goto("/log-in")
    secret = cookie_of(house, team.staff[PETER.name])
    page.context.add_cookies([{"name": "review", "value": secret, "url": page.url}])
    page.goto(f"/inbox/{signal_id}")
    page.locator("main .nl-button--primary").click()
    page.goto(f"/inbox/{signal_id}/write")
    border = "getComputedStyle(document.getElementById('words')).borderColor"
    calm = page.evaluate(border)
    page.fill("#words", "I will call you on Monday.")
    assert page.evaluate(border) == calm
    page.fill("#words", "   ")
    page.locator("main .nl-button--primary").click()
    assert page.locator("#words[aria-invalid='true']").count() == 1
    assert page.evaluate(border) != calm
    look(page, "write-wrong")
