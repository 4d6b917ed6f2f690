"""The classifier as Rasa knows it: learns from the sentences of `nlu/` and the concept lists.

What it needs beside sentences comes as Rasa's own kinds of training data: concepts as lookup
tables, spellings and pictures as synonyms (rasa_project/training.py).
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from rasa_project.reading.expected import Expected
from rasa_project.reading.gathering import make_vocabulary
from rasa_project.reading.learned import Learned, learn
from rasa_project.reading.reader import Reader, plain, tokens


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class Understander(GraphComponent, IntentClassifier):
    """`expects`: the answers of each question, and `weight`, how much more likely they are."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"expects": {}, "weight": 3.0}

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        self._expected = Expected(config["expects"], float(config["weight"]))
        self._storage, self._resource = storage, resource
        self._learned: Learned | None = None

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "Understander":
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "Understander":
        loaded = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            loaded._learned = Learned.read(folder)
        return loaded

    def train(self, training_data: TrainingData) -> Resource:
        examples = [each for each in training_data.intent_examples if each.get(TEXT)]
        texts = [str(each.get(TEXT)) for each in examples]
        reader = _make_reader(training_data, texts)
        self._learned = learn(reader, texts, [str(each.get(INTENT)) for each in examples])
        with self._storage.write_to(self._resource) as folder:
            self._learned.write(folder)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing after this one learns from the sentences."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            asked = (message.get(METADATA) or {}).get("expects")
            ranking = self._rank(str(message.get(TEXT) or ""), asked)
            message.set("intent", ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages

    def _rank(self, text: str, asked: str | None) -> list[dict[str, Any]]:
        if self._learned is None:
            raise RuntimeError("the understander has learned nothing yet")
        intents = self._learned.classifier.intents
        chances = self._expected.weigh(self._learned.chances(text), intents, asked)
        order = np.argsort(-chances, kind="stable")
        return [{"name": intents[at], "confidence": float(chances[at])} for at in order]


def _make_reader(training_data: TrainingData, texts: Sequence[str]) -> Reader:
    synonyms = dict(training_data.entity_synonyms)
    spellings = {said: meant for said, meant in synonyms.items() if said.isalpha()}
    emoji = {said: meant for said, meant in synonyms.items() if not said.isalpha()}
    concepts = {
        str(word): str(table["name"])
        for table in training_data.lookup_tables
        for word in table["elements"]
    }
    said = [tokens(plain(text, emoji)) for text in texts]
    vocabulary = make_vocabulary(said, spellings, concepts)
    return Reader(vocabulary, concepts, emoji)
