"""Third step of reading: numbers for the classifier, from letters, words, lemmas and concepts.

Each block is TF-IDF over its own grams, so that none drowns another. The letters are those that the
client typed: they hold what repairing a word would lose.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

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


class Block(NamedTuple):
    """How the grams of a block are made, its weight, and in how many sentences one must stand."""

    grams: Callable[[Reading], list[str]]
    weight: float
    at_least: int


# Measured on the gate. What stands in one sentence alone teaches little but for words themselves,
# and two thirds of all runs of letters and pairs do.
BLOCKS: Mapping[str, Block] = {
    "words": Block(_words, 1.0, 1),
    "letters": Block(_letters, 1.0, 2),
    "lemmas": Block(_lemmas, 0.7, 1),
    "pairs": Block(_pairs, 0.7, 2),
    "concepts": Block(_concepts, 0.4, 1),
}


@dataclass(frozen=True)
class Features:
    """Per block the column of each gram, and how telling each column is (its idf)."""

    columns: Mapping[str, Mapping[str, int]]
    telling: Mapping[str, np.ndarray]

    @classmethod
    def learn(cls, readings: Sequence[Reading]) -> "tuple[Features, csr_matrix]":
        """The features, and those of these readings, a row for each."""
        made = {name: _vectorizer(block) for name, block in BLOCKS.items()}
        rows = [made[name].fit_transform(readings) * block.weight for name, block in BLOCKS.items()]
        columns = {name: each.vocabulary_ for name, each in made.items()}
        telling = {name: each.idf_.astype(np.float32) for name, each in made.items()}
        return cls(columns, telling), hstack(rows, format="csr", dtype=np.float32)

    def of(self, reading: Reading) -> tuple[np.ndarray, np.ndarray]:
        """The columns that one reading has, and their values: as a row of `learn`, without the
        milliseconds that sparse matrices take for a single sentence."""
        places, values, begin = [], [], 0
        for name, block in BLOCKS.items():
            columns, telling = self.columns[name], self.telling[name]
            counts = Counter(gram for gram in block.grams(reading) if gram in columns)
            at = np.array([columns[gram] for gram in counts], dtype=np.intp)
            weighed = (1 + np.log(np.array([*counts.values()], dtype=np.float32))) * telling[at]
            length = float(np.sqrt((weighed**2).sum()))
            places.append(at + begin)
            values.append(weighed * (block.weight / length) if length else weighed)
            begin += len(telling)
        return np.concatenate(places), np.concatenate(values)

    def grams(self) -> dict[str, str]:
        """Per block the grams in the order of their columns, a line each."""
        return {
            name: "\n".join(sorted(columns, key=columns.__getitem__))
            for name, columns in self.columns.items()
        }

    @classmethod
    def restore(cls, grams: Mapping[str, str], telling: Mapping[str, np.ndarray]) -> "Features":
        columns = {
            name: {gram: at for at, gram in enumerate(grams[name].split("\n"))} for name in BLOCKS
        }
        return cls(columns, {name: telling[name] for name in BLOCKS})


def _vectorizer(block: Block) -> TfidfVectorizer:
    return TfidfVectorizer(
        analyzer=block.grams, min_df=block.at_least, sublinear_tf=True, dtype=np.float32
    )
