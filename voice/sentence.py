"""How a sentence is known everywhere in voice: its two speeds, and the key of its recording."""

import hashlib
from dataclasses import dataclass
from typing import Literal, get_args

from voice.script import spoken_text

# Every word that is read aloud is in this language; the engines are asked for no other.
LANGUAGE = "nl"

Speed = Literal["normal", "slow"]
SPEEDS: tuple[Speed, ...] = get_args(Speed)


@dataclass(frozen=True)
class Sentence:
    """A fixed text that is recorded ahead of time; `name` is the response it belongs to."""

    text: str
    name: str


def key(text: str, speed: Speed) -> str:
    """Name of the recording's file: 32 hexadecimal digits, the same for shown and spoken text."""
    return hashlib.sha256(f"{speed}\n{spoken_text(text)}".encode()).hexdigest()[:32]


def text_hash(text: str) -> str:
    """The same for both speeds of one text."""
    return hashlib.sha256(spoken_text(text).encode()).hexdigest()[:32]
