"""The port between the recordings and whoever says them: Google, or the embedded engine."""

from typing import Protocol

from voice.sound import Sound


class Engine(Protocol):
    """Says one part of a text in Dutch; several threads may ask at once."""

    @property
    def name(self) -> str: ...

    @property
    def has_tempo(self) -> bool:
        """False: it speaks at one speed, and what it said is stretched."""
        ...

    def say(self, text: str, tempo: float = 1.0) -> Sound:
        """Sound of the text; an engine without `has_tempo` takes no notice of `tempo`.

        Raises EngineFailed when nothing more is to be expected of this engine.
        """
        ...

    def close(self) -> None:
        """Let go of processes and connections."""
        ...
