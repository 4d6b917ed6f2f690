"""The engine that is always there: espeak-ng in Dutch, on this machine, without the network."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import Empty, LifoQueue

from voice.espeak import NAME, Espeak, EspeakProcess, EspeakProgram
from voice.sound import Sound

# In espeak-ng's own words a minute; said so, Dutch comes out between 110 and 200 of ours.
_RATE = 130
_SLOWEST_RATE, _FASTEST_RATE = 80, 300


def find_espeak() -> Espeak:
    """The program of the system when it is installed, else the library of the wheel."""
    program = shutil.which("espeak-ng")
    return EspeakProgram(program) if program else EspeakProcess()


class Embedded:
    """As many speakers as there are threads that ask at once; each is used again."""

    name = NAME
    has_tempo = True

    def __init__(self, speaker: Callable[[], Espeak] = find_espeak) -> None:
        self._new = speaker
        self._idle: LifoQueue[Espeak] = LifoQueue()

    def say(self, text: str, tempo: float = 1.0) -> Sound:
        rate = min(max(round(_RATE * tempo), _SLOWEST_RATE), _FASTEST_RATE)
        with self._speaker() as espeak:
            return espeak.say(text, rate)

    def close(self) -> None:
        while not self._idle.empty():
            self._idle.get_nowait().close()

    @contextmanager
    def _speaker(self) -> Iterator[Espeak]:
        try:
            espeak = self._idle.get_nowait()
        except Empty:
            espeak = self._new()
        try:
            yield espeak
        finally:
            self._idle.put(espeak)
