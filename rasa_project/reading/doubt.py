"""Doubt as Rasa knows it: after the understander, and with the thresholds that the gate gave.

What is decided here goes to the actions with the message: `outcome` and `offered`.
"""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import METADATA
from rasa.shared.nlu.training_data.message import Message

from rasa_project.reading.judging import Judge

_QUESTIONS: dict[str, list[str]] = {"open": [], "own": [], "may_refuse": [], "feelings": []}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class Doubt(GraphComponent, IntentClassifier):
    """Its settings are those of `Judge`; `sure` and `lost` come from `locales/nl/bar.yml`."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"sure": 0.7, "lost": 0.3, "alarm": 0.3, "aside": 0.8, **_QUESTIONS}

    def __init__(self, config: dict[str, Any]) -> None:
        self._judge = Judge(
            sure=float(config["sure"]),
            lost=float(config["lost"]),
            alarm=float(config["alarm"]),
            aside=float(config["aside"]),
            open=frozenset(config["open"]),
            own=frozenset(config["own"]),
            may_refuse=frozenset(config["may_refuse"]),
            feelings=tuple(config["feelings"]),
        )

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "Doubt":
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            asked = (message.get(METADATA) or {}).get("expects")
            judged = self._judge.judge(message.get("intent_ranking") or [], asked)
            message.set("intent", judged.intent, add_to_output=True)
            message.set("outcome", judged.outcome, add_to_output=True)
            message.set("offered", list(judged.offered), add_to_output=True)
        return messages
