"""The question that was asked says much about a short answer: its answers weigh more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

SAFETY = "safety_"


@dataclass(frozen=True)
class Expected:
    """`answers`: the intents that answer each question (slot); `need_` means all of those."""

    answers: Mapping[str, Sequence[str]]
    weight: float

    def weigh(self, chances: np.ndarray, intents: Sequence[str], asked: str | None) -> np.ndarray:
        """The chances (one for each intent) again, adding up to 1.

        Danger weighs as much as any answer: no question makes it less likely.
        """
        if asked is None or asked not in self.answers:
            return chances
        weights = [self.weight if self.is_answer(each, asked) else 1.0 for each in intents]
        weighed = chances * np.array(weights)
        return weighed / weighed.sum()

    def is_answer(self, intent: str, asked: str) -> bool:
        """Danger always is."""
        return intent.startswith(SAFETY) or any(
            intent == each or (each.endswith("_") and intent.startswith(each))
            for each in self.answers[asked]
        )
