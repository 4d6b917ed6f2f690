"""What people say into a phone or a browser."""

import io

import av
import pytest
from av.audio.frame import AudioFrame

from tests.voice.engines import hum
from voice import NotSound, opus, sound, voice_note
from voice.opus import Shape


@pytest.mark.parametrize(("container", "codec"), [("webm", "libopus"), ("mp4", "aac")])
def test_what_a_browser_recorded_becomes_a_voice_note(container: str, codec: str) -> None:
    note = voice_note(_recorded(container, codec))

    assert note.content.startswith(b"OggS")
    assert note.seconds == pytest.approx(2, abs=0.1)
    assert opus.decode(note.content).seconds == pytest.approx(2, abs=0.1)


def test_the_phone_does_not_tell_where_it_was() -> None:
    content = opus.encode(hum(1), Shape(tags={"location": "+52.0+005.1/"}))

    assert b"+52.0" in content
    assert b"+52.0" not in voice_note(content).content


def test_a_soft_voice_is_raised_but_not_without_end() -> None:
    whisper = opus.encode(hum(1, loudness=0.004), Shape())

    raised = sound.level(opus.decode(voice_note(whisper).content))

    assert raised == pytest.approx(sound.level(hum(1, loudness=0.004)) + 18, abs=1.5)


def test_a_recording_that_is_too_long_is_refused() -> None:
    with pytest.raises(NotSound, match="too long"):
        voice_note(_recorded("webm", "libopus"), longest_seconds=1)


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n", b"not a voice"])
def test_what_is_no_voice_is_refused(content: bytes) -> None:
    with pytest.raises(NotSound):
        voice_note(content)


def _recorded(container: str, codec: str) -> bytes:
    said, file = hum(2, 48_000), io.BytesIO()
    frame = AudioFrame("s16", "mono", len(said.pcm) // 2)
    frame.sample_rate = said.rate
    frame.planes[0].update(said.pcm)
    with av.open(file, "w", format=container) as out:
        stream = out.add_stream(codec, rate=48_000, layout="mono")
        assert isinstance(stream, av.AudioStream)
        out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return file.getvalue()
