"""In an open question the words are the answer, unless they surely ask for something else.

Runs after the classifier. A sentence such as "meer tijd" must not stop a talk because it looks a
little like "stop". Exact control words come as trusted payloads and never pass here.
"""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.training_data.message import Message

OWN_WORDS = "own_words"
SAFETY = "safety_"
# What words in an open answer may be about, beside being the client's own.
ABOUT = ("need_", "feel_")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class OpenAnswers(GraphComponent, IntentClassifier):
    """Danger is left as it is; a doubtful intent gives way to what the words are about."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"open": [], "sure": 0.6}

    def __init__(self, config: dict[str, Any]) -> None:
        self._open = set(config["open"])
        self._sure = float(config["sure"])

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "OpenAnswers":
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            expects = (message.get("metadata") or {}).get("expects")
            chosen = self._instead(message) if expects in self._open else None
            if chosen is not None:
                message.set("intent", chosen, add_to_output=True)
        return messages

    def _instead(self, message: Message) -> dict[str, Any] | None:
        """The intent to take, or None when the classifier's own choice stands."""
        intent = message.get("intent") or {}
        name, confidence = str(intent.get("name")), float(intent.get("confidence") or 0.0)
        ranking = message.get("intent_ranking") or []
        likely = [each for each in ranking if str(each.get("name")) != "nlu_fallback"]
        if likely and str(likely[0]["name"]).startswith(SAFETY):
            return likely[0]
        if name.startswith(ABOUT) or (confidence >= self._sure and name != "nlu_fallback"):
            return None
        about = [each for each in likely[:3] if str(each["name"]).startswith(ABOUT)]
        return about[0] if about else {"name": OWN_WORDS, "confidence": confidence}
