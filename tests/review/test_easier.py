"""While somebody writes: what is hard is marked, for who is in, and nothing is kept of it."""

from __future__ import annotations

from html import unescape

import pytest

from tests.locales.marked import EASY, HARD, MARKED
from tests.people import ANNA, SANNE
from tests.review.house import House
from tests.review.inbox_steps import Advocates
from tests.review.texts import texts


@pytest.fixture
def team(house: House) -> Advocates:
    return Advocates(house)


def test_hard_words_are_told_with_easier_ones(team: Advocates) -> None:
    signal_id = team.share()
    visit = team.opened(signal_id).open(f"/inbox/{signal_id}/write")
    visit.press("/easier", words=MARKED["in_html"])
    assert visit.says("easier_instead")
    first = MARKED["hard"][0]
    assert f"<q>{first['words']}</q>" in visit.page
    assert f"<q>{first['instead']}</q>" in visit.page
    assert "<b>" not in visit.page


def test_easy_words_are_told_to_be_easy_and_nothing_of_an_empty_box(team: Advocates) -> None:
    signal_id = team.share()
    page = f"/inbox/{signal_id}/write"
    visit = team.opened(signal_id).open(page)
    assert visit.press("/easier", words=EASY).says("easier_good")
    assert visit.open(page).press("/easier", words="  ").page.strip() == ""


def test_without_script_the_preview_tells_it(team: Advocates) -> None:
    signal_id = team.share()
    page = f"/inbox/{signal_id}/write"
    visit = team.opened(signal_id).open(page).press(page, words=HARD)
    assert visit.says("easier_title")
    assert texts().pages["easier_say"] in unescape(visit.page)
    assert visit.says("preview_send")  # nothing is refused


def test_a_contact_is_helped_as_well(house: House) -> None:
    contact_id = house.befriend(house.admit(SANNE), ANNA)
    signal_id = house.share(contact_id)
    anna = house.log_in(house.link_for(contact_id))
    anna.open(f"/messages/{signal_id}").press(f"/messages/{signal_id}/open")
    anna.open(f"/messages/{signal_id}/write").press("/easier", words=HARD)
    assert anna.says("easier_instead")


def test_nobody_else_may_ask(house: House) -> None:
    visit = house.visit().open("/log-in").press("/easier", words=HARD)
    assert visit.status == 401
    assert MARKED["hard"][0]["words"] not in visit.page
