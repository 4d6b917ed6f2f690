"""The Dutch words that most people know, as a short list in each release.

The frequency list behind it takes a hundred megabytes of memory: a release is made with it, and
what runs all day reads the ten thousand words that are left.
"""

from math import log10
from pathlib import Path

import wordfreq

from locales.easy_words import KNOWN, lemma
from locales.marking import NAME

# Forms that are met less often than this are mistakes, names and other languages.
_RAREST = 2.3


def write_known(folder: Path) -> int:
    """Into the folder of a release; how many words that are. Source: wordfreq and simplemma."""
    met = {word: log10(f) + 9 for word, f in wordfreq.get_frequency_dict("nl").items()}
    known = {word for word, zipf in met.items() if zipf >= KNOWN}
    forms = {
        word
        for word, zipf in met.items()
        if _RAREST <= zipf < KNOWN and word.isalpha() and met.get(lemma(word), 0) >= KNOWN
    }
    words = sorted(known | forms)
    (folder / NAME).write_text("\n".join(words), encoding="utf-8")
    return len(words)
