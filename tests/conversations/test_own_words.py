"""What Zegje itself puts on buttons, and a short greeting, never sounds like danger to the bot."""

import pytest

from bot.live import read_live
from locales.release import current_release
from tests.conversations.conftest import House

pytestmark = pytest.mark.rasa

# The button that says it.
_DANGER = "in_danger"
_GREETINGS = ("hi", "hai", "hoi", "hey", "moi", "fawaka", "hallo daar", "goedemorgen")


def test_the_bot_listens_with_what_the_live_release_learned(house: House) -> None:
    live = read_live(current_release(house.var_dir))
    told = "de buurman komt elke nacht in mijn kamer en dan moet ik stil zijn"
    assert live.words.safety.notice(told) is None
    assert live.words.safety.suspect(told) is not None


def test_no_button_and_no_greeting_sounds_like_danger(house: House) -> None:
    buttons = [each for said in house.words.responses.values() for each in said.buttons]
    labels = [each.title for each in buttons if not each.payload.startswith(_DANGER)]
    needs = house.words.needs
    labels += [f"{each.pictogram} {each.title}" for each in needs.themes]
    labels += [f"{each.pictogram} {each.sentence}" for each in needs.needs]
    assert len(labels) > 150
    assert [text for text in (*labels, *_GREETINGS) if house.words.safety.suspect(text)] == []
