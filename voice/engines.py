"""Which engine speaks: the setting VOICE_ENGINE becomes the engines to be tried, in order."""

from typing import Literal

from voice.embedded import Embedded
from voice.engine import Engine
from voice.google import Google

EngineName = Literal["auto", "gtts", "embedded"]


def engines_for(name: EngineName) -> tuple[Engine, ...]:
    """`auto` is Google's voice, or the embedded one when Google cannot be reached."""
    if name == "auto":
        return (Google(), Embedded())
    return (Google(),) if name == "gtts" else (Embedded(),)
