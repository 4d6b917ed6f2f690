"""A text as grams: words, pairs of words, runs of letters, and the groups that words belong to.

They are what learned weights are about (locales/weights.py). The text is one that was made plain
and marked (locales/plain.py, locales/groups.py), so that spelling matters little.
"""

from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from math import sqrt

_LETTERS = (3, 4, 5)
_NEAR, _FAR = 2, 5


def values_of(marked: str, known: Container[str]) -> dict[str, float]:
    """How much each known gram counts: the more there are of a kind, the less each."""
    found: dict[str, float] = {}
    for weight, grams in _kinds(marked):
        here = sorted({gram for gram in grams if gram in known})
        found.update((gram, weight / sqrt(len(here))) for gram in here)
    return found


def grams_in(marked: str) -> set[str]:
    """All grams of a text."""
    return {gram for _, grams in _kinds(marked) for gram in grams}


def _kinds(marked: str) -> Iterator[tuple[float, list[str]]]:
    """Each kind of gram with its weight; those of two kinds never look alike."""
    pieces = [piece.partition("/") for piece in marked.replace(".", "").split()]
    words = [word for word, _, _ in pieces]
    yield 1.0, [*words, *(f"{one} {other}" for one, other in pairwise(words))]
    yield 1.0, [run for word in words for run in _runs(f"_{word}_")]
    yield 0.7, _apart(words)
    yield 0.7, _groups([groups for _, _, groups in pieces])


def _runs(word: str) -> list[str]:
    """Runs of letters within a word and its two ends, each with a `~` to tell it from a word."""
    return [f"~{word[at : at + size]}" for size in _LETTERS for at in range(len(word) - size + 1)]


def _apart(words: Sequence[str]) -> list[str]:
    """Two words with one to three others between them, wherever the verb stands."""
    return [
        f"{one} .. {other}"
        for at, one in enumerate(words)
        for other in words[at + _NEAR : at + _FAR]
    ]


def _groups(marks: Sequence[str]) -> list[str]:
    """The groups of the words, and pairs of groups that stand near each other in this order."""
    pairs = [
        f"/{one} {other}"
        for at, here in enumerate(marks)
        for near in marks[at + 1 : at + _FAR - 1]
        for one in here
        for other in near
    ]
    return [*(f"/{group}" for here in marks for group in here), *pairs]
