"""Marks what is hard to read in somebody's own message, while he writes it; nothing is refused.

The lists are those of the check of easy Dutch (`locales.easy`); this reads them without what that
check loads, because it runs in the website all day.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import ConfigDict

from locales.easy_pieces import SHORTEST_PART, WORDS_IN_SENTENCE, Piece, Sentence, is_word
from locales.reading import read_yaml

NAME = "known.txt"
_COUNTED = re.compile(r"\d")

Why = Literal["long", "instead", "hard"]


@dataclass(frozen=True)
class Mark:
    """`words` as they were written; `instead` is what to say, or what the word means."""

    why: Why
    words: str
    instead: str = ""


@dataclass(frozen=True)
class _Hard:
    __pydantic_config__ = ConfigDict(extra="ignore")
    word: str
    easy: str
    forms: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Lists:
    __pydantic_config__ = ConfigDict(extra="ignore")
    hard: tuple[_Hard, ...]
    refused: dict[str, str]
    names: frozenset[str]
    foreign: dict[str, str]


@dataclass(frozen=True)
class Marker:
    """Without `known` (a release of before) only the lists of words.yml are held against a text."""

    lists: _Lists
    known: frozenset[str]

    def marks(self, text: str) -> tuple[Mark, ...]:
        """In the order in which they stand there; each word once."""
        piece = Piece("", "", "turn", text)
        found = [mark for each in piece.sentences for mark in self._of_sentence(each)]
        return tuple(dict.fromkeys(found))

    def _of_sentence(self, sentence: Sentence) -> Iterator[Mark]:
        if len(sentence.words) > WORDS_IN_SENTENCE:
            yield Mark("long", sentence.text)
        for place, word in enumerate(sentence.words):
            if is_word(word) and not _COUNTED.search(word):
                yield from self._of_word(word, is_first=place == 0)

    def _of_word(self, word: str, *, is_first: bool) -> Iterator[Mark]:
        low = word.lower()
        instead = self.lists.refused.get(low) or self.lists.foreign.get(low)
        explained = next((e for e in self.lists.hard if low in (e.word, *e.forms)), None)
        if instead:
            yield Mark("instead", word, instead)
        elif explained is not None:
            yield Mark("hard", word, explained.easy)
        elif not self._is_known(low, is_name=word[0].isupper() and not is_first):
            yield Mark("hard", word)

    def _is_known(self, low: str, *, is_name: bool) -> bool:
        if not self.known or is_name or low in self.known or low in self.lists.names:
            return True
        return any(
            low[:cut] in self.known and low[cut:].lstrip("-") in self.known
            for cut in range(SHORTEST_PART, len(low) - SHORTEST_PART + 1)
        )


def read_marker(words: Path, known: Path) -> Marker:
    """`words` is the folder of the words, `known` the list that a release holds."""
    lists = read_yaml(words / "words.yml", _Lists)
    listed = known.read_text(encoding="utf-8").split() if known.exists() else []
    return Marker(lists, frozenset(listed))
