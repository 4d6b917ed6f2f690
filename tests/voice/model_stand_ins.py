"""Speech-to-text libraries that nobody has to install for the tests."""

from array import array
from types import SimpleNamespace
from typing import Any, ClassVar


class Recognizer:
    """As Vosk's: it says when it has heard a whole phrase, and gives what is left at the end."""

    rate: ClassVar[float] = 0
    heard: ClassVar[int] = 0
    words: ClassVar[str] = '{"text": "verhuizen"}'

    def __init__(self, model: str, rate: float) -> None:
        Recognizer.rate, Recognizer.heard = rate, 0

    def AcceptWaveform(self, pcm: bytes) -> bool:
        Recognizer.heard += len(pcm)
        return Recognizer.heard == len(pcm) and "verhuizen" in self.words

    def Result(self) -> str:
        return '{"text": "ik wil"}'

    def FinalResult(self) -> str:
        return self.words


class Whisper:
    """As both Whisper libraries; only faster-whisper gives details beside the segments."""

    def __init__(self, gives_details: bool) -> None:
        self._gives_details = gives_details
        self.asked: dict[str, Any] = {}
        self.heard: list[float] = []

    def load(self, path: str, **asked: Any) -> "Whisper":
        self.asked = asked
        return self

    def transcribe(self, samples: "Numbers", **asked: Any) -> Any:
        self.heard = samples.values
        segments = [SimpleNamespace(text=" Ik wil"), SimpleNamespace(text=" verhuizen. ")]
        return (iter(segments), SimpleNamespace()) if self._gives_details else segments


class Numbers:
    """As much of a NumPy array as is needed to hand samples over."""

    def __init__(self, pcm: bytes, dtype: str) -> None:
        assert dtype == "<i2"
        self.values: list[float] = list(array("h", pcm))

    def astype(self, dtype: str) -> "Numbers":
        assert dtype == "float32"
        return self

    def __truediv__(self, full: float) -> "Numbers":
        self.values = [value / full for value in self.values]
        return self
