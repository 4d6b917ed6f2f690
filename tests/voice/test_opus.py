"""Sound files in and out."""

import io

import av
import pytest

from tests.voice.engines import hum
from voice import opus, sound
from voice.errors import NotSound
from voice.opus import Shape


def test_a_recording_is_ogg_opus_in_mono() -> None:
    content = opus.encode(hum(1), Shape())

    with av.open(io.BytesIO(content)) as file:
        stream = file.streams.audio[0]
        assert file.format.name == "ogg"
        assert stream.codec_context.name in {"opus", "libopus"}
        assert (stream.codec_context.channels, stream.codec_context.sample_rate) == (1, 48_000)


def test_what_was_coded_is_heard_again() -> None:
    heard = opus.decode(opus.encode(hum(2), Shape(gain=-6)))

    assert heard.seconds == pytest.approx(2, abs=0.05)
    assert sound.level(heard) == pytest.approx(sound.level(hum(2)) - 6, abs=1)


def test_stretching_makes_it_longer() -> None:
    heard = opus.decode(opus.encode(hum(2), Shape(tempo=0.8)))

    assert heard.seconds == pytest.approx(2.5, abs=0.1)


def test_however_loud_it_never_clips() -> None:
    heard = opus.decode(opus.encode(hum(1), Shape(gain=30)))

    assert max(memoryview(heard.pcm).cast("h")) < 32_000


def test_sound_is_given_at_the_rate_that_was_asked() -> None:
    heard = opus.decode(opus.encode(hum(1), Shape()), rate=16_000)

    assert heard.rate == 16_000
    assert heard.seconds == pytest.approx(1, abs=0.05)


@pytest.mark.parametrize("content", [b"", b"no sound at all", b"OggS" + bytes(200)])
def test_what_is_no_sound_is_refused(content: bytes) -> None:
    with pytest.raises(NotSound):
        opus.decode(content)


def test_a_recording_that_goes_on_for_ever_is_refused() -> None:
    content = opus.encode(hum(3), Shape())

    with pytest.raises(NotSound, match="too long"):
        opus.decode(content, longest=2)
