"""Speaks what no pack can hold, a name or somebody's own words: here, now, and never on disk."""

import atexit
from collections import OrderedDict
from functools import cache
from threading import Lock

from voice.embedded import Embedded
from voice.engine import Engine
from voice.errors import NothingToSay
from voice.sentence import Speed, key
from voice.speech import listen, record

# Three sentences of twelve words are about 250 characters; a client's own words may be longer.
LONGEST_TEXT = 1_500
_REMEMBERED = 32


def speak_locally(text: str, speed: Speed = "normal") -> bytes:
    """Ogg/Opus by the embedded engine. Takes about 0.1 s: call it in a thread of its own.

    Raises VoiceError when there is nothing to say, too much, or no engine; the text then goes
    out alone.
    """
    return _local_voice().speak(text, speed)


class LocalVoice:
    """Remembers the last few in memory, for a question that is repeated or sent again."""

    def __init__(self, engine: Engine) -> None:
        self._engine, self._lock = engine, Lock()
        self._last: OrderedDict[str, bytes] = OrderedDict()

    def speak(self, text: str, speed: Speed) -> bytes:
        if len(text) > LONGEST_TEXT:
            raise NothingToSay("the text is too long to be read aloud")
        name = key(text, speed)
        return self._remembered(name) or self._spoken(name, text, speed)

    def close(self) -> None:
        self._engine.close()

    def _remembered(self, name: str) -> bytes | None:
        with self._lock:
            if name in self._last:
                self._last.move_to_end(name)
            return self._last.get(name)

    def _spoken(self, name: str, text: str, speed: Speed) -> bytes:
        content = record(self._engine, listen(self._engine, text), speed).content
        with self._lock:
            self._last[name] = content
            while len(self._last) > _REMEMBERED:
                self._last.popitem(last=False)
        return content


@cache
def _local_voice() -> LocalVoice:
    voice = LocalVoice(Embedded())
    atexit.register(voice.close)
    return voice
