"""What Anna writes goes to Sanne only after she saw it with her name; each text goes once."""

import pytest

from review.letter import MAX_LETTERS
from tests.people import ANNA, SANNE
from tests.review.house import House, Visit

TEXT = 'I will call you & "talk"\non Monday'


@pytest.fixture
def opened(house: House) -> tuple[Visit, str]:
    contact_id = house.befriend(house.admit(SANNE), ANNA)
    signal_id = house.share(contact_id)
    visit = house.log_in(house.link_for(contact_id))
    return visit.press(f"/messages/{signal_id}/open"), f"/messages/{signal_id}"


def _notes(house: House, there: str) -> list[str]:
    with house.store.open_reading() as work:
        story = work.signals.story(there.rpartition("/")[2])
        return [each.note for each in story if each.note]


def test_the_preview_shows_name_and_words_and_sends_nothing(
    house: House, opened: tuple[Visit, str]
) -> None:
    visit, there = opened
    visit.open(f"{there}/write").press(f"{there}/write", words=TEXT)
    assert visit.says("preview_says", contact_name="Anna")
    assert "&amp; &#34;talk&#34;" in visit.page
    assert _notes(house, there) == []


def test_after_her_yes_it_is_on_its_way(house: House, opened: tuple[Visit, str]) -> None:
    visit, there = opened
    visit.press(f"{there}/send", words=TEXT.replace("\n", "\r\n"))
    assert visit.says("write_sent", client_name="Sanne")
    assert _notes(house, there) == [TEXT]


def test_sent_twice_it_goes_once(house: House, opened: tuple[Visit, str]) -> None:
    visit, there = opened
    for _ in range(2):
        assert visit.press(f"{there}/send", words=TEXT).status == 200
        visit.open(f"{there}/write")
    assert _notes(house, there) == [TEXT]


def test_it_can_be_changed_first(opened: tuple[Visit, str]) -> None:
    visit, there = opened
    visit.press(f"{there}/write", words=TEXT, do="change")
    assert visit.status == 200
    assert "on Monday</textarea>" in visit.page


@pytest.mark.parametrize(
    ("words", "wrong"), [("  ", "write_empty"), ("x" * (MAX_LETTERS + 1), "write_long")]
)
def test_nothing_and_too_much_are_asked_again(
    house: House, opened: tuple[Visit, str], words: str, wrong: str
) -> None:
    visit, there = opened
    assert visit.press(f"{there}/write", words=words).status == 400
    assert visit.says(wrong)
    assert visit.press(f"{there}/send", words=words).status == 400
    assert _notes(house, there) == []


def test_what_was_not_opened_is_not_answered(house: House) -> None:
    contact_id = house.befriend(house.admit(SANNE), ANNA)
    there = f"/messages/{house.share(contact_id)}"
    visit = house.log_in(house.link_for(contact_id))
    assert visit.press(f"{there}/send", words=TEXT).status == 409
    assert _notes(house, there) == []
