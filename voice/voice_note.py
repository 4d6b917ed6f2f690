"""What somebody said into a phone or a browser, in the one form that is kept and sent on."""

from dataclasses import dataclass

from voice import opus, sound
from voice.opus import Shape

# Quiet speech is raised, but not so far that a silent room becomes a noise.
_LOUDNESS = -19.0
_MOST_GAIN = 18.0


@dataclass(frozen=True)
class VoiceNote:
    """Ogg/Opus, mono, without the name of a device or a place that the phone wrote in it."""

    content: bytes
    seconds: float


def voice_note(content: bytes, longest_seconds: float = opus.LONGEST_SECONDS) -> VoiceNote:
    """Browsers record WebM or MP4; Telegram plays only Ogg/Opus as a voice note.

    Raises NotSound when it is no sound, holds nothing, or is longer than `longest_seconds`.
    """
    heard = opus.decode(content, longest=longest_seconds)
    return VoiceNote(opus.encode(heard, Shape(gain=_gain(heard))), round(heard.seconds, 1))


def _gain(heard: sound.Sound) -> float:
    return min(max(_LOUDNESS - sound.level(heard), -_MOST_GAIN), _MOST_GAIN)
