"""Third step of reading: numbers for the classifier, from letters, words, lemmas and concepts.

Each block is TF-IDF over its own grams, so that none drowns another. The letters are those that the
client typed: they hold what repairing a word would lose.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer

from rasa_project.reading.reader import Reading

_LONGEST_LETTERS = 5
_FARTHEST = 5


def _words(reading: Reading) -> list[str]:
    return _grams(reading.words)


def _lemmas(reading: Reading) -> list[str]:
    return _grams(reading.lemmas)


def _concepts(reading: Reading) -> list[str]:
    return [*reading.concepts, *reading.parts]


def _pairs(reading: Reading) -> list[str]:
    """Two words with one to three others between them: `mij … slaat`, wherever the verb stands."""
    lemmas = reading.lemmas
    return [
        f"{one} … {other}"
        for at, one in enumerate(lemmas)
        for other in lemmas[at + 2 : at + _FARTHEST]
    ]


def _letters(reading: Reading) -> list[str]:
    """Runs of one to five letters, within a word and its two blanks."""
    found: list[str] = []
    for word in reading.raw.split():
        padded = f" {word} "
        for size in range(1, min(_LONGEST_LETTERS, len(padded)) + 1):
            found += [padded[at : at + size] for at in range(len(padded) - size + 1)]
    return found


def _grams(words: Sequence[str]) -> list[str]:
    return [*words, *(f"{one} {two}" for one, two in pairwise(words))]


# Name of the block → how its grams are made, and how much it weighs (measured on the gate).
BLOCKS: Mapping[str, tuple[Callable[[Reading], list[str]], float]] = {
    "words": (_words, 1.0),
    "letters": (_letters, 1.0),
    "lemmas": (_lemmas, 0.7),
    "pairs": (_pairs, 0.7),
    "concepts": (_concepts, 0.4),
}


class Features:
    """One vectorizer for each block."""

    def __init__(self, vectorizers: Mapping[str, TfidfVectorizer]) -> None:
        self._vectorizers = vectorizers

    @classmethod
    def learn(cls, readings: Sequence[Reading]) -> "Features":
        made = {name: _vectorizer(grams) for name, (grams, _) in BLOCKS.items()}
        for vectorizer in made.values():
            vectorizer.fit(readings)
        return cls(made)

    def of(self, readings: Sequence[Reading]) -> csr_matrix:
        """A row for each reading; what was not learned counts for nothing."""
        blocks = [
            self._vectorizers[name].transform(readings) * weight
            for name, (_, weight) in BLOCKS.items()
        ]
        return hstack(blocks, format="csr", dtype=np.float32)

    def to_json(self) -> dict[str, Any]:
        """Per block the grams in the order of their columns, and how telling each is."""
        return {
            name: {
                "grams": sorted(each.vocabulary_, key=each.vocabulary_.__getitem__),
                "idf": [round(float(weight), 6) for weight in each.idf_],
            }
            for name, each in self._vectorizers.items()
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Features":
        made: dict[str, TfidfVectorizer] = {}
        for name, (grams, _) in BLOCKS.items():
            columns = {gram: at for at, gram in enumerate(kept[name]["grams"])}
            made[name] = _vectorizer(grams, columns)
            made[name].idf_ = np.array(kept[name]["idf"], dtype=np.float32)
        return cls(made)


def _vectorizer(
    grams: Callable[[Reading], list[str]], columns: Mapping[str, int] | None = None
) -> TfidfVectorizer:
    return TfidfVectorizer(analyzer=grams, vocabulary=columns, sublinear_tf=True, dtype=np.float32)
