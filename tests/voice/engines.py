"""Engines that stand in for the real ones: they hum, and they can fail when a test says so."""

import math
from array import array
from dataclasses import dataclass, field

from voice.errors import EngineFailed
from voice.script import word_count
from voice.sound import Sound

RATE = 8_000


def hum(seconds: float, rate: int = RATE, loudness: float = 0.3) -> Sound:
    """A tone, which counts as speech for everything that measures."""
    period = [int(math.sin(at * math.tau / 20) * loudness * 32767) for at in range(20)]
    return Sound((array("h", period) * round(seconds * rate / 20)).tobytes(), rate)


@dataclass
class Humming:
    """Says each word in a third of a second (180 words a minute); fails when told."""

    name: str = "humming"
    has_tempo: bool = False
    fails_after: int | None = None
    fails_at: str | None = None
    heard: list[str] = field(default_factory=list)
    is_closed: bool = False

    def say(self, text: str, tempo: float = 1.0) -> Sound:
        if text == self.fails_at or len(self.heard) == self.fails_after:
            raise EngineFailed(self.name, "it was told to fail")
        self.heard.append(text)
        return hum(word_count(text) / 3)

    def close(self) -> None:
        self.is_closed = True
