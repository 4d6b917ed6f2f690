"""Learns the weights of `locales.weights` from sentences: a linear support vector machine.

The bot's own environment has no numbers library, and needs none for this: the machine is found by
dual coordinate descent (Hsieh and others, 2008, algorithm 1, with squared loss), some ten lines.
"""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from locales.gate import read_sentences
from locales.grams import grams_in, values_of
from locales.safety import read_safety
from locales.weights import Weights

_SAFETY = "safety_"
# A gram that stands in fewer sentences teaches nothing about others.
_AT_LEAST = 3
_STEADY = 0.5  # one half divided by C, which is 1
_PASSES = 10
_DIGITS = 4


@dataclass(frozen=True)
class _Row:
    """The columns of one sentence, and their values; the last column is the offset."""

    columns: tuple[int, ...]
    values: tuple[float, ...]
    length: float


class _Machine:
    """The weights while they are found."""

    def __init__(self, columns: int) -> None:
        self.weights = [0.0] * columns

    def pull(self, row: _Row, side: float, before: float) -> float:
        """Move towards a sentence that stands on that side, as far as it is on the wrong one."""
        score = sum(self.weights[c] * v for c, v in zip(row.columns, row.values, strict=True))
        pull = max(0.0, before - (side * score - 1 + _STEADY * before) / (row.length + _STEADY))
        step = side * (pull - before)
        if step:
            for column, value in zip(row.columns, row.values, strict=True):
                self.weights[column] += step * value
        return pull


def learn_folder(words: Path) -> Weights:
    """From the sentences and the signs of danger of a folder of words."""
    safety = read_safety(words)
    sentences = read_sentences(words, "nlu")
    kinds = [
        each.intent.removeprefix(_SAFETY) if each.intent.startswith(_SAFETY) else None
        for each in sentences
    ]
    return learn([safety.marked(each.text) for each in sentences], kinds)


def learn(marked: Sequence[str], kinds: Sequence[str | None]) -> Weights:
    """`kinds`: of each text the kind of danger, None for everyday. Deterministic."""
    often = Counter(gram for text in marked for gram in grams_in(text))
    grams = sorted(gram for gram, times in often.items() if times >= _AT_LEAST)
    columns = {gram: at for at, gram in enumerate(grams)}
    rows = [_row(text, columns) for text in marked]
    grave = [(row, kind) for row, kind in zip(rows, kinds, strict=True) if kind is not None]
    names = sorted({kind for _, kind in grave})
    learned = [_separate(rows, [kind is not None for kind in kinds], len(grams))]
    for name in names:
        is_it = [kind == name for _, kind in grave]
        learned.append(_separate([row for row, _ in grave], is_it, len(grams)))
    *by_column, offsets = zip(*learned, strict=True)
    return Weights(tuple(names), offsets, dict(zip(grams, by_column, strict=True)))


def _row(text: str, columns: dict[str, int]) -> _Row:
    found = values_of(text, columns)
    values = (*found.values(), 1.0)
    at = (*(columns[gram] for gram in found), len(columns))
    return _Row(at, values, sum(value * value for value in values))


def _separate(rows: Sequence[_Row], is_so: Sequence[bool], offset: int) -> list[float]:
    """The weights of all columns, under which those that are so score above nought."""
    machine, pulls = _Machine(offset + 1), [0.0] * len(rows)
    order, shuffler = list(range(len(rows))), random.Random(0)  # noqa: S311
    for _ in range(_PASSES):
        shuffler.shuffle(order)
        for at in order:
            pulls[at] = machine.pull(rows[at], 1.0 if is_so[at] else -1.0, pulls[at])
    return [round(weight, _DIGITS) for weight in machine.weights]
