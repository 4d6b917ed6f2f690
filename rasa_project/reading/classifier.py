"""Fourth step of reading: how likely each intent is, as a calibrated chance.

A linear support vector machine on the features, one against the rest, and a softmax over its
margins. How steep that softmax is, is learned from sentences that the machine was not trained on,
so that 70 % sure is right seven times in ten.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix
from sklearn.model_selection import StratifiedShuffleSplit
from sklearn.svm import LinearSVC

_HELD_OUT = 0.25
_SOFTNESS = 1.0  # C of the machine: on the gate better than 0.2 to 0.6, and as good as 1.5
_EXACT = 0.01  # a hundred times coarser than as it comes: a quarter less time, the same figures
_STEEPEST = 20.0


@dataclass(frozen=True)
class Classifier:
    """`weights` (features × intents), `offsets` (intents), `steepness` of the softmax."""

    intents: tuple[str, ...]
    weights: np.ndarray
    offsets: np.ndarray
    steepness: float

    @classmethod
    def learn(cls, rows: csr_matrix, intents: Sequence[str]) -> "Classifier":
        """Deterministic: the same sentences give the same machine. Never two at once: the library
        draws its lots from one pack."""
        machine = _machine().fit(rows, intents)
        return cls(
            tuple(machine.classes_),
            # A row for each feature: a sentence has few, and only their rows are looked at.
            np.ascontiguousarray(machine.coef_.T, dtype=np.float32),
            machine.intercept_.astype(np.float32),
            _steepness(rows, np.array(intents)),
        )

    def chances(self, places: np.ndarray, values: np.ndarray) -> np.ndarray:
        """How likely each intent is, adding up to 1, by the features that one sentence has."""
        margins = values @ self.weights[places] + self.offsets
        return _softmax(margins[np.newaxis] * self.steepness)[0]


def _machine() -> LinearSVC:
    return LinearSVC(C=_SOFTNESS, tol=_EXACT, random_state=0)


def _steepness(rows: csr_matrix, intents: np.ndarray) -> float:
    """The one under which held-out sentences are least surprising (temperature scaling)."""
    split = StratifiedShuffleSplit(n_splits=1, test_size=_HELD_OUT, random_state=0)
    learn, hold = next(split.split(rows, intents))
    machine = _machine().fit(rows[learn], intents[learn])
    rights = np.searchsorted(machine.classes_, intents[hold])
    return _least_surprise(machine.decision_function(rows[hold]), rights)


def _least_surprise(margins: np.ndarray, rights: np.ndarray) -> float:
    def surprise(steepness: float) -> float:
        chances = _softmax(margins * steepness)[np.arange(len(rights)), rights]
        return float(-np.log(chances + 1e-12).mean())

    return float(minimize_scalar(surprise, bounds=(0.5, _STEEPEST), method="bounded").x)


def _softmax(scores: np.ndarray) -> np.ndarray:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)
