"""Danger as learned weights: a second ear of the bot, for texts that Rasa does not hear.

The patterns find what somebody thought of; these were learned from the sentences that the assistant
learns from too (locales/weighing.py), and so they also know danger that is told in other words.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from locales.grams import values_of
from locales.reading import WordsError
from locales.style import message

# As low as the gate's false alarms allow (2.5 %); looked at beside the first three sets of
# `nlu_unseen/`. What it finds and at which price: docs/bench.md.
ALARM = -0.28
# One word alone (*hi*, a role on a button) tells too little: it is left to the patterns.
_FEWEST = 2


@dataclass(frozen=True)
class Weights:
    """Per gram (and as offset) how far it speaks for danger, and then for each of the kinds."""

    kinds: tuple[str, ...]
    offsets: tuple[float, ...]
    by_gram: Mapping[str, tuple[float, ...]]

    def suspect(self, marked: str) -> str | None:
        """The likeliest kind of danger in a marked text, or None when it sounds everyday."""
        values = values_of(marked, self.by_gram) if len(marked.split()) >= _FEWEST else {}
        if not values or self._score(values, 0) < ALARM:
            return None
        scores = {kind: self._score(values, at) for at, kind in enumerate(self.kinds, start=1)}
        return max(scores, key=scores.__getitem__)

    def _score(self, values: Mapping[str, float], at: int) -> float:
        weighed = (self.by_gram[gram][at] * value for gram, value in values.items())
        return self.offsets[at] + sum(weighed)

    def write(self, path: Path) -> None:
        """As JSON, in one step."""
        part = path.with_suffix(".part")
        part.write_text(json.dumps(vars(self), ensure_ascii=False), encoding="utf-8")
        part.replace(path)


def read_weights(path: Path) -> Weights | None:
    """None where there are none: a release of before they were made. A bad file: WordsError."""
    if not path.exists():
        return None
    try:
        return _weights(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise WordsError(message("bad_weights", file=path.name)) from error


def _weights(written: Mapping[str, Any]) -> Weights:
    kinds = tuple(map(str, written["kinds"]))
    by_gram = {gram: tuple(map(float, each)) for gram, each in written["by_gram"].items()}
    offsets = tuple(map(float, written["offsets"]))
    if any(len(each) != len(kinds) + 1 for each in (offsets, *by_gram.values())):
        raise ValueError("a weight for danger and one for each kind")
    return Weights(kinds, offsets, by_gram)
