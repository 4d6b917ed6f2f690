"""Samples: silence, speech, and how loud."""

import pytest

from tests.voice.engines import RATE, hum
from voice.sound import Sound, join, level, pauses, silence, trimmed


def test_the_silence_around_speech_goes_and_the_silence_within_stays() -> None:
    whole = join([silence(1, RATE), hum(1), silence(0.5, RATE), hum(1), silence(2, RATE)])

    assert trimmed(whole).seconds == pytest.approx(2.5, abs=0.05)
    assert max(pauses(whole)) == pytest.approx(0.5, abs=0.05)


def test_silence_alone_has_nothing_to_keep() -> None:
    assert trimmed(silence(1, RATE)).pcm == b""
    assert level(silence(1, RATE)) == float("-inf")


def test_the_level_takes_no_notice_of_silence() -> None:
    quiet, loud = hum(1, loudness=0.05), hum(1, loudness=0.5)

    assert level(loud) - level(quiet) == pytest.approx(20, abs=0.2)
    assert level(join([quiet, silence(5, RATE)])) == pytest.approx(level(quiet), abs=0.2)


def test_sounds_of_different_rates_cannot_be_joined() -> None:
    with pytest.raises(ValueError, match="one rate"):
        join([Sound(b"", 8_000), Sound(b"", 16_000)])
