"""Say a response in the words of the live release; a broken file leaves the last good words."""

import copy
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from rasa.core.nlg.generator import NaturalLanguageGenerator
from rasa.shared.core.trackers import DialogueStateTracker

log = logging.getLogger(__name__)
Responses = dict[str, list[dict[str, Any]]]


class LiveWords(NaturalLanguageGenerator):
    """Reads again when the pointer or a file changed; placeholders are left to the bot."""

    def __init__(self, var_dir: Path, trained: Callable[[], Responses]) -> None:
        """`trained` gives the words that the model was trained with."""
        self._releases = var_dir / "releases"
        self._trained = trained
        self._seen: tuple[Any, ...] | None = None
        self._responses: Responses = {}

    async def generate(
        self,
        utter_action: str,
        tracker: DialogueStateTracker,
        output_channel: str,
        **kwargs: Any,
    ) -> dict[str, Any] | None:
        """A copy each time, since Rasa adds an action's own buttons to it. Never raises.

        A name that the live words lack is said in the model's words: never an empty message.
        """
        self._follow()
        texts = self._responses.get(utter_action)
        if not texts:
            log.error("no live words for %s", utter_action)
            texts = self._trained().get(utter_action)
        if not texts:
            return None
        return {**copy.deepcopy(texts[0]), "utter_action": utter_action}

    def _follow(self) -> None:
        seen = self._look()
        if seen is not None and seen != self._seen:
            self._seen = seen
            self._read([Path(name) for name, _ in seen[1]])

    def _look(self) -> tuple[Any, ...] | None:
        try:
            number = (self._releases / "current").read_text().strip()
            files = sorted((self._releases / number / "words" / "responses").glob("*.yml"))
            return number, tuple((str(f), f.stat().st_mtime_ns) for f in files)
        except OSError:
            return None

    def _read(self, files: list[Path]) -> None:
        try:
            read: Responses = {}
            for path in files:
                read.update(_texts(yaml.safe_load(path.read_text(encoding="utf-8"))))
        except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as cause:
            log.error("the words cannot be read, the last good ones stay: %s", type(cause).__name__)
            return
        self._responses = read


def _texts(read: Any) -> Responses:
    """The responses of one file; ValueError when one of them is no list of messages."""
    found: Responses = read["responses"]
    for name, texts in found.items():
        if not isinstance(texts, list) or not all(isinstance(each, dict) for each in texts):
            raise ValueError(name)
    return found
