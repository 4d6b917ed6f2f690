"""Listens with a Vosk model (a Kaldi model in a folder)."""

import json
from collections.abc import Callable
from pathlib import Path

from voice.optional_library import load_library
from voice.sound import Sound

# A quarter of a second at a time, as Vosk's own examples do.
_BYTES_AT_ONCE = 8_000


def is_vosk(folder: Path) -> bool:
    # Models of before 2020 have no sub-folders.
    return any((folder / name).is_file() for name in ("am/final.mdl", "final.mdl"))


def vosk_listener(folder: Path) -> Callable[[Sound], str]:
    """Loads the model; a recognizer is made for each recording, so threads do not meet."""
    vosk = load_library("vosk", "vosk")
    vosk.SetLogLevel(-1)  # its log would hold what was said
    model = vosk.Model(str(folder))

    def listen(heard: Sound) -> str:
        recognizer = vosk.KaldiRecognizer(model, heard.rate)
        said = []
        for at in range(0, len(heard.pcm), _BYTES_AT_ONCE):
            if recognizer.AcceptWaveform(heard.pcm[at : at + _BYTES_AT_ONCE]):
                said.append(_text(recognizer.Result()))
        said.append(_text(recognizer.FinalResult()))
        return " ".join(part for part in said if part)

    return listen


def _text(result: str) -> str:
    return str(json.loads(result).get("text", ""))
