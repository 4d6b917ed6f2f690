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
        row = self.features.of([self.reader.read(text)])
        return self.classifier.chances(row)[0]

    def write(self, folder: Path) -> None:
        vocabulary = self.reader.vocabulary
        learned = {
            "frequencies": dict(vocabulary.frequencies),
            "lemmas": dict(vocabulary.lemmas),
            "spellings": dict(vocabulary.spellings),
            "concepts": dict(self.reader.concepts),
            "emoji": dict(self.reader.emoji),
            "features": self.features.to_json(),
            "intents": list(self.classifier.intents),
            "steepness": self.classifier.steepness,
        }
        (folder / _LEARNED).write_text(json.dumps(learned), encoding="utf-8")
        weights, offsets = self.classifier.weights, self.classifier.offsets
        np.savez_compressed(folder / _WEIGHTS, weights=weights, offsets=offsets)

    @classmethod
    def read(cls, folder: Path) -> "Learned":
        kept = json.loads((folder / _LEARNED).read_text(encoding="utf-8"))
        with np.load(folder / _WEIGHTS) as arrays:
            weights, offsets = arrays["weights"], arrays["offsets"]
        vocabulary = Vocabulary(kept["frequencies"], kept["lemmas"], kept["spellings"])
        return cls(
            Reader(vocabulary, kept["concepts"], kept["emoji"]),
            Features.from_json(kept["features"]),
            Classifier(tuple(kept["intents"]), weights, offsets, float(kept["steepness"])),
        )


def learn(reader: Reader, texts: Sequence[str], intents: Sequence[str]) -> Learned:
    """From sentences and what each means."""
    readings = [reader.read(text) for text in texts]
    features = Features.learn(readings)
    return Learned(reader, features, Classifier.learn(features.of(readings), intents))
