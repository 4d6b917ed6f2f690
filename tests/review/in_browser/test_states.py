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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("forced", ["active", "none"])
def test_a_picture_stands_on_light(house: House, page: Page, scheme: str, forced: str) -> None:
    """Its lines are black: on the black of a contrast theme they would be lost."""
    _inbox(house, page)
    page.emulate_media(color_scheme=scheme, forced_colors=forced)  # type: ignore[arg-type]
    look(page, f"pictures-{scheme}-{forced}")
    behind = page.locator("main .picture").evaluate_all(
        "all => [...new Set(all.map(each => getComputedStyle(each).backgroundColor))]"
    )
    is_bare = (scheme, forced) == ("light", "none")  # there the page itself is light
    assert behind == ["rgba(0, 0, 0, 0)" if is_bare else "rgb(255, 255, 255)"]


def test_a_picture_makes_no_line_higher(house: House, page: Page) -> None:
    _inbox(house, page)
    for wide in (320, 390, 1280):
        page.set_viewport_size({"width": wide, "height": 800})
        heading = page.locator("h2:has(.picture)")
        high = heading.evaluate("each => each.getBoundingClientRect().height")
        line = heading.evaluate("each => parseFloat(getComputedStyle(each).lineHeight)")
        assert high / line == pytest.approx(round(high / line), abs=0.02), wide


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


def _inbox(house: House, page: Page) -> None:
    """Of Peter, with one card that has a theme and a face."""
    team = Advocates(house)
    team.share("I want to talk about my work.", feeling="bad", theme="health")
    page.goto("/log-in")
    secret = cookie_of(house, team.staff[PETER.name])
    page.context.add_cookies([{"name": "review", "value": secret, "url": page.url}])
    page.goto("/inbox")
