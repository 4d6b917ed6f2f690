"""The engine of Google Translate: gTTS prepares the requests, and we send them with care.

gTTS itself sends with certificate checking off, without a time limit, and calls itself a browser.
Only fixed sentences come here, never a word of a client.
"""

import base64
import binascii
import logging
import re
from functools import lru_cache

from voice import opus, sound
from voice.errors import EngineFailed, NothingToSay, NotSound
from voice.polite_client import PoliteClient
from voice.script import can_be_spoken
from voice.sentence import LANGUAGE
from voice.sound import Sound

NAME = "gtts"
_RATE = 24_000
_PART_PAUSE_SECONDS = 0.25
_AUDIO = re.compile(rb'jQ1olc","\[\\"([A-Za-z0-9+/=]+)\\"\]')

# gTTS writes every text to its log on the lowest level.
logging.getLogger("gtts").setLevel(logging.WARNING)


class Google:
    """Says a text in requests of at most 100 characters, which are joined again."""

    name = NAME
    has_tempo = False

    def __init__(self, client: PoliteClient | None = None) -> None:
        self._client = client or PoliteClient(NAME)
        # Both speeds, and an option that many questions share, need one request.
        self._answers = lru_cache(maxsize=512)(self._ask)

    def say(self, text: str, tempo: float = 1.0) -> Sound:
        heard = [sound.trimmed(_decoded(answer)) for answer in self._answers(text)]
        pause = sound.silence(_PART_PAUSE_SECONDS, _RATE)
        return sound.join([piece for part in heard for piece in (part, pause)])

    def close(self) -> None:
        self._client.close()

    def _ask(self, text: str) -> tuple[bytes, ...]:
        return tuple(_audio(self._client.post(url, body)) for url, body in _requests(text))


def _requests(text: str) -> list[tuple[str, bytes]]:
    """Address and body of each request, as gTTS would send them."""
    if not can_be_spoken(text):
        raise NothingToSay("gTTS fails on punctuation only")
    # Here, because the bot and the website never ask Google and can do without its weight.
    from gtts import gTTS  # type: ignore[import-untyped]

    prepared = gTTS(text, lang=LANGUAGE, lang_check=False)._prepare_requests()
    return [(str(request.url), str(request.body).encode()) for request in prepared]


def _audio(answer: bytes) -> bytes:
    found = _AUDIO.search(answer)
    if found is None:
        raise EngineFailed(NAME, "the answer holds no sound; Google may have changed its service")
    try:
        return base64.b64decode(found[1], validate=True)
    except binascii.Error as cause:
        raise EngineFailed(NAME, "the sound in the answer is damaged") from cause


def _decoded(mp3: bytes) -> Sound:
    try:
        return opus.decode(mp3, _RATE)
    except NotSound as cause:
        raise EngineFailed(NAME, "the sound in the answer cannot be decoded") from cause
