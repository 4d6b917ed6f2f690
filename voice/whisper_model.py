"""Listens with a Whisper model: by faster-whisper (CTranslate2) or by whisper.cpp (ggml)."""

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Any

from voice.optional_library import load_library
from voice.sentence import LANGUAGE
from voice.sound import Sound


def is_faster_whisper(folder: Path) -> bool:
    return (folder / "model.bin").is_file() and (folder / "config.json").is_file()


def is_whisper_cpp(folder: Path) -> bool:
    return any(folder.glob("ggml-*.bin"))


def faster_whisper_listener(folder: Path) -> Callable[[Sound], str]:
    """Loads the model from the folder only: nothing is fetched."""
    library = load_library("faster_whisper", "faster-whisper")
    model = library.WhisperModel(
        str(folder), device="cpu", compute_type="int8", local_files_only=True
    )

    def listen(heard: Sound) -> str:
        # Without speech Whisper makes up words; `vad_filter` leaves silence out.
        segments, _ = model.transcribe(
            _floats(heard), language=LANGUAGE, vad_filter=True, condition_on_previous_text=False
        )
        return _joined(segments)

    return listen


def whisper_cpp_listener(folder: Path) -> Callable[[Sound], str]:
    """whisper.cpp keeps state in the model, so recordings wait for each other."""
    library = load_library("pywhispercpp.model", "pywhispercpp")
    path = min(folder.glob("ggml-*.bin"))
    model = library.Model(str(path), language=LANGUAGE, print_realtime=False, print_progress=False)
    lock = Lock()

    def listen(heard: Sound) -> str:
        with lock:
            return _joined(model.transcribe(_floats(heard)))

    return listen


def _floats(heard: Sound) -> Any:
    # Never by way of a file: a client's voice is written nowhere unencrypted.
    numpy = load_library("numpy", "numpy")
    return numpy.frombuffer(heard.pcm, dtype="<i2").astype("float32") / 32768.0


def _joined(segments: Any) -> str:
    return " ".join(str(segment.text).strip() for segment in segments)
