"""Names and own words are spoken here, and kept nowhere."""

from pathlib import Path

import pytest

from tests.people import SANNE
from tests.voice.engines import Humming
from voice import opus, speak_locally
from voice.errors import NothingToSay
from voice.local import LONGEST_TEXT, LocalVoice

GREETING = f"Hoi {SANNE.name}!"


def test_a_name_is_spoken_by_the_embedded_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    normal, slow = speak_locally(GREETING), speak_locally(GREETING, "slow")

    assert 0.3 < opus.decode(normal).seconds < opus.decode(slow).seconds
    assert list(tmp_path.iterdir()) == []


def test_what_was_just_said_is_not_said_again() -> None:
    engine = Humming()
    voice = LocalVoice(engine)

    assert voice.speak(GREETING, "normal") == voice.speak(GREETING, "normal")
    assert engine.heard == ["Hoi Sanne!"]


def test_it_forgets_what_was_said_long_ago() -> None:
    engine = Humming()
    voice = LocalVoice(engine)
    for number in range(40):
        voice.speak(f"Woord {number}", "normal")

    voice.speak("Woord 0", "normal")
    voice.speak("Woord 39", "normal")

    assert engine.heard[40:] == ["Woord 0."]


@pytest.mark.parametrize("text", ["", "🙂", "a" * (LONGEST_TEXT + 1)])
def test_what_cannot_be_read_aloud_is_refused(text: str) -> None:
    with pytest.raises(NothingToSay):
        LocalVoice(Humming()).speak(text, "normal")
