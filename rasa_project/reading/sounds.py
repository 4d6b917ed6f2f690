"""First step of reading: one key for all spellings that sound alike, to repair unknown words with.

Coarser than the sounds of the danger patterns (`locales/sound.py`, another environment): those tell
*man* from *maan*; here the likelier word wins, and only words that nobody knows are looked up.
"""

import re
from functools import lru_cache

_LETTERS = (
    ("sch", "sg"),
    ("ch", "g"),
    ("ck", "k"),
    ("ph", "f"),
    ("th", "t"),
    ("qu", "kw"),
    ("x", "ks"),
    ("ij", "y"),
    ("ei", "y"),
    ("ouw", "au"),
    ("auw", "au"),
    ("ou", "au"),
    ("oe", "u"),
    ("ieuw", "iw"),
    ("eeuw", "ew"),
    ("ie", "i"),
    ("eu", "o"),
    ("v", "f"),
    ("z", "s"),
)
_SOFT_C = re.compile(r"c(?=[eiy])")
_DOUBLE = re.compile(r"(.)\1+")
# The same words come again and again, most of all while thousands of sentences are learned.
_REMEMBERED = 50_000
_END = (("dt", "t"), ("d", "t"), ("b", "p"))


@lru_cache(maxsize=_REMEMBERED)
def sound_key(word: str) -> str:
    """*begelijding* and *begeleiding* are one key, and so are *fakansie* and *vakantie*."""
    word = word.replace("tie", "sie") if len(word) > 4 else word
    for written, heard in _LETTERS:
        word = word.replace(written, heard)
    word = _DOUBLE.sub(r"\1", _SOFT_C.sub("s", word).replace("c", "k"))
    for written, heard in _END:
        if word.endswith(written) and len(word) > 2:
            word = word[: -len(written)] + heard
            break
    return word[:-1] if word.endswith("en") and len(word) > 3 else word
