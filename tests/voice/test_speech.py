"""One recording: its pace, its pauses, its loudness."""

import pytest

from tests.voice.engines import Humming, hum
from voice import opus, sound
from voice.errors import EngineFailed, NothingToSay
from voice.sentence import Speed
from voice.sound import Sound, silence
from voice.speech import Recording, listen, record

EIGHT_WORDS = "Ik ben een computer. Anna leest het ook."


def test_an_engine_that_speaks_too_fast_is_stretched_to_the_rule() -> None:
    assert _words_per_minute(_record(EIGHT_WORDS)) == pytest.approx(145, abs=3)


def test_the_slow_set_is_slower() -> None:
    assert _words_per_minute(_record(EIGHT_WORDS, "slow")) == pytest.approx(112, abs=3)


def test_a_few_words_stay_as_the_engine_says_them() -> None:
    recording = _record("Ja, graag.")

    assert recording.words_per_minute is None
    assert recording.seconds == pytest.approx(2 / 3, abs=0.05)
    assert _record("Ja, graag.", "slow").seconds > recording.seconds


def test_there_is_a_second_between_options() -> None:
    heard = opus.decode(_record(f"{EIGHT_WORDS}\n\nJa\n\nNee").content)

    assert [pause for pause in sound.pauses(heard) if pause >= 1.0] == [
        pytest.approx(1.1, abs=0.08)
    ] * 2


def test_options_do_not_change_the_pace_of_the_sentence() -> None:
    alone, with_options = _record(EIGHT_WORDS), _record(f"{EIGHT_WORDS}\n\nJa\n\nNee")

    assert with_options.words_per_minute == pytest.approx(alone.words_per_minute, abs=0.5)


def test_all_recordings_are_equally_loud() -> None:
    heard = opus.decode(_record(EIGHT_WORDS).content)

    assert sound.level(heard) == pytest.approx(-19, abs=1.5)


def test_punctuation_is_not_sent_to_an_engine() -> None:
    engine = Humming()

    with pytest.raises(NothingToSay):
        listen(engine, "… !")
    assert engine.heard == []


def test_an_engine_that_says_nothing_has_failed() -> None:
    class Silent(Humming):
        def say(self, text: str, tempo: float = 1.0) -> Sound:
            return silence(1, hum(1).rate)

    with pytest.raises(EngineFailed, match="silence"):
        listen(Silent(), EIGHT_WORDS)


def _record(text: str, speed: Speed = "normal") -> Recording:
    engine = Humming()
    return record(engine, listen(engine, text), speed)


def _words_per_minute(recording: Recording) -> float:
    return 60 * 8 / sound.trimmed(opus.decode(recording.content)).seconds
