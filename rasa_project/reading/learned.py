"""What training leaves behind, and how it lies in the model: no pickle, only JSON and numbers."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from rasa_project.reading.classifier import Classifier
from rasa_project.reading.features import Features
from rasa_project.reading.reader import Reader
from rasa_project.reading.vocabulary import Vocabulary

_LEARNED, _WEIGHTS = "learned.json", "weights.npz"


@dataclass(frozen=True)
class Learned:
    """All that training leaves behind."""

    reader: Reader
    features: Features
    classifier: Classifier

    def chances(self, text: str) -> np.ndarray:
        """How likely each intent of the classifier is."""
        places, values = self.features.of(self.reader.read(text))
        return self.classifier.chances(places, values)

    def write(self, folder: Path) -> None:
        vocabulary = self.reader.vocabulary
        learned = {
            "frequencies": dict(vocabulary.frequencies),
            "lemmas": dict(vocabulary.lemmas),
            "spellings": dict(vocabulary.spellings),
            "concepts": dict(self.reader.concepts),
            "emoji": dict(self.reader.emoji),
            "grams": self.features.grams(),
            "intents": list(self.classifier.intents),
            "steepness": self.classifier.steepness,
        }
        (folder / _LEARNED).write_text(json.dumps(learned), encoding="utf-8")
        numbers = {"weights": self.classifier.weights, "offsets": self.classifier.offsets}
        np.savez_compressed(folder / _WEIGHTS, **numbers, **self.features.telling)

    @classmethod
    def read(cls, folder: Path) -> "Learned":
        kept = json.loads((folder / _LEARNED).read_text(encoding="utf-8"))
        with np.load(folder / _WEIGHTS) as arrays:
            numbers = dict(arrays)
        vocabulary = Vocabulary(kept["frequencies"], kept["lemmas"], kept["spellings"])
        vocabulary.prepare()
        learned = cls(
            Reader(vocabulary, kept["concepts"], kept["emoji"]),
            Features.restore(kept["grams"], numbers),
            Classifier(
                tuple(kept["intents"]),
                numbers["weights"],
                numbers["offsets"],
                float(kept["steepness"]),
            ),
        )
        learned.chances("")  # the first sentence of a client waits for nothing
        return learned


def learn(reader: Reader, texts: Sequence[str], intents: Sequence[str]) -> Learned:
    """From sentences and what each means."""
    features, rows = Features.learn([reader.read(text) for text in texts])
    return Learned(reader, features, Classifier.learn(rows, intents))
