"""The lists of words behind the easy-Dutch check, from `nl/words.yml`, and how known a word is."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import simplemma
import wordfreq
from pydantic import ConfigDict

from locales.easy_pieces import SHORTEST_PART
from locales.reading import read_yaml

FREE = 4.75  # Zipf: from here on a word needs nothing
KNOWN = 4.0  # below, a word must stand in words.yml with an explanation
_CLOSED = ConfigDict(extra="forbid")


@dataclass(frozen=True)
class HardWord:
    """A hard word that stays, with what it means in easy words and its pictogram."""

    __pydantic_config__ = _CLOSED
    word: str
    easy: str
    pictogram: str
    forms: frozenset[str] = frozenset()


@dataclass(frozen=True)
class WordList:
    """All lists; words are in small letters."""

    __pydantic_config__ = _CLOSED
    hard: tuple[HardWord, ...]
    refused: dict[str, str]  # word -> what to say instead
    one_word: dict[str, frozenset[str]]  # the word to use -> words that are refused for it
    names: frozenset[str]
    openers: frozenset[str]
    joining: frozenset[str]
    finite: frozenset[str]
    negations: frozenset[str]
    figures: dict[str, str]
    abbreviations: frozenset[str]
    percent: frozenset[str]
    foreign: dict[str, str]
    passive: frozenset[str]
    participle: str
    conditional: frozenset[str]
    conditional_allowed: frozenset[str]
    formal: frozenset[str]
    small_endings: tuple[str, ...]
    small_allowed: frozenset[str]
    praise: frozenset[str]
    not_choices: frozenset[str]
    faces: tuple[str, str, str]
    stand_in: str

    @cached_property
    def hard_forms(self) -> dict[str, HardWord]:
        """Every form of a hard word."""
        return {form: each for each in self.hard for form in {each.word, *each.forms}}

    def hard_word(self, word: str) -> HardWord | None:
        """The entry for this word or for what it is a form of."""
        low = word.lower()
        return self.hard_forms.get(low) or self.hard_forms.get(lemma(low))


def read_word_list(folder: Path) -> WordList:
    """The lists of that folder."""
    return read_yaml(folder / "words.yml", WordList)


def lemma(word: str) -> str:
    """The form under which a dictionary has the word."""
    return str(simplemma.lemmatize(word, lang="nl")).lower()


def zipf(word: str) -> float:
    """How often Dutch people meet the word: 7 all the time, 4 sometimes, below 4 hardly."""
    low = word.lower()
    whole = max(_zipf(low), _zipf(lemma(low)))
    return whole if whole >= KNOWN else max(whole, _by_parts(low))


def _by_parts(word: str) -> float:
    """A compound is as hard as its hardest part."""
    if "-" in word:
        return min(_zipf(part) for part in word.split("-"))
    cuts = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
    return max((_of_parts(word[:cut], word[cut:]) for cut in cuts), default=0.0)


def _of_parts(first: str, second: str) -> float:
    return min(_zipf(first), max(_zipf(second), _zipf(lemma(second))))


def _zipf(word: str) -> float:
    return wordfreq.zipf_frequency(word, "nl")
