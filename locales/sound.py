"""Second step of noticing: one sound for the many ways in which people write the same word.

Patterns and texts both go through here, so it does not matter how either of them spells.
"""

import re
from functools import lru_cache

_LETTERS = (
    ("ch", "g"),
    ("ck", "k"),
    ("ph", "f"),
    ("th", "t"),
    ("x", "ks"),
    ("q", "k"),
    ("ei", "ij"),
    ("oa", "aa"),
    ("ao", "aa"),
    ("y", "ij"),
    ("ou", "au"),
    ("v", "f"),
    ("z", "s"),
)
_SOFT_C = re.compile(r"c(?=[eij])")
_DOUBLE = re.compile(r"([bcdfghjklmnprstw])\1+")
_OPEN = re.compile(r"([aeou])\1(?=[bdfghklmnprstw][aeiou])")
_SWALLOWED = re.compile(r"(?<=[a-z][bdfghklmpstvz])n$")
_LAST_N = re.compile(r"(?<=[a-z][bdfghjklmnprstw])en$")
_SHUT = re.compile(r"([aeou])\1([bdfghklmnprstw])$")
_HARD_END = {"d": "t", "b": "p"}


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """How the word is heard: *wordt, word, wort* are one, and so are *leven, leve, leeve*."""
    heard = _LAST_N.sub("e", _begin(_SWALLOWED.sub("en", re.sub("dt$", "t", word))))
    return heard[:-1] + _HARD_END.get(heard[-1:], heard[-1:])


def sound_of_start(start: str) -> str:
    """The same for the beginning of a word, as a regular expression."""
    heard = _begin(start)
    if heard[-1:] in _HARD_END:
        heard = f"{heard[:-1]}[{heard[-1]}{_HARD_END[heard[-1]]}]"
        return re.sub(r"([aeou])\1(?=\[)", r"\1\1?", heard)
    return _SHUT.sub(r"\1\1?\2", heard)


def _begin(word: str) -> str:
    for written, heard in _LETTERS:
        word = word.replace(written, heard)
    hard = _SOFT_C.sub("s", word).replace("c", "k")
    return _OPEN.sub(r"\1", _DOUBLE.sub(r"\1", hard))
