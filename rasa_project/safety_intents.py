"""The second layer of noticing danger: the three safety intents weigh together.

Each of them alone may come second behind an everyday intent; what counts is how likely danger is
at all. Below the threshold the likeliest everyday intent is taken, so that a slight resemblance
does not stop a talk. Rasa only reports; the bot acts.
"""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.training_data.message import Message

SAFETY = "safety_"
FALLBACK = "nlu_fallback"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class SafetyIntents(GraphComponent, IntentClassifier):
    """`alarm`: how likely (0 to 1) danger must be altogether."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"alarm": 0.45}

    def __init__(self, config: dict[str, Any]) -> None:
        self._alarm = float(config["alarm"])

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "SafetyIntents":
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            chosen = self._instead(message)
            if chosen is not None:
                message.set("intent", chosen, add_to_output=True)
        return messages

    def _instead(self, message: Message) -> dict[str, Any] | None:
        ranking = message.get("intent_ranking") or []
        safety = [each for each in ranking if str(each["name"]).startswith(SAFETY)]
        likely = sum(float(each["confidence"]) for each in safety)
        if likely >= self._alarm:
            return {**safety[0], "confidence": likely}
        if not str((message.get("intent") or {}).get("name")).startswith(SAFETY):
            return None
        others = [each for each in ranking if each not in safety]
        return others[0] if others else {"name": FALLBACK, "confidence": 0.0}
