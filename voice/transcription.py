"""Speech to text, for those who install a model: by default nobody listens to a voice message."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from voice import opus
from voice.errors import VoiceError
from voice.settings import VoiceSettings
from voice.sound import Sound
from voice.vosk_model import is_vosk, vosk_listener
from voice.whisper_model import (
    faster_whisper_listener,
    is_faster_whisper,
    is_whisper_cpp,
    whisper_cpp_listener,
)

# What every model wants to hear.
RATE = 16_000

Listener = Callable[[Sound], str]
_KINDS: tuple[tuple[Callable[[Path], bool], Callable[[Path], Listener]], ...] = (
    (is_vosk, vosk_listener),
    (is_faster_whisper, faster_whisper_listener),
    (is_whisper_cpp, whisper_cpp_listener),
)


class Transcriber(Protocol):
    """Writes down a voice message; a transcript that does not alarm is no proof of safety."""

    def transcribe(self, recording: bytes) -> str | None:
        """The words, or None when nobody could understand it. Takes seconds: use a thread."""
        ...


class NullTranscriber:
    """The default: a voice answer is still an answer, and nobody claims to have understood it."""

    def transcribe(self, recording: bytes) -> str | None:
        return None


class ModelTranscriber:
    """A model on this machine; the recording goes to no service."""

    def __init__(self, listener: Listener) -> None:
        self._listen = listener

    def transcribe(self, recording: bytes) -> str | None:
        return self._listen(opus.decode(recording, RATE)).strip() or None


def transcriber(settings: VoiceSettings) -> Transcriber:
    """Loads the configured model once; raises VoiceError when that is not possible."""
    folder = settings.voice_transcriber_model
    if folder is None:
        return NullTranscriber()
    for fits, load in _KINDS:
        if fits(folder):
            return ModelTranscriber(load(folder))
    raise VoiceError(
        f"VOICE_TRANSCRIBER_MODEL={folder} holds no Vosk, faster-whisper or whisper.cpp model"
    )
