"""Replies of the bot by the name of their response, in the real words."""

from functools import cache
from typing import Any

import yaml

from bot.reply import Reply
from tests.bot.phone.house import WORDS

_NAMES = {"client_name": "Sanne", "contact_name": "Anna", "signal_words": "…"}


def reply(name: str, **changes: Any) -> Reply:
    """As the bot would put it in the outbox; spoken by the voice of this computer."""
    written = _responses()[name][0]
    text = _filled(written["text"], changes.pop("names", _NAMES))
    values = {"utter": name, "text": text, "spoken": text, "buttons": written.get("buttons", ())}
    return Reply.model_validate({**values, **changes})


def _filled(text: str, names: dict[str, str]) -> str:
    for name, value in names.items():
        text = text.replace(f"{{{name}}}", value)
    return text


@cache
def _responses() -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for path in sorted((WORDS.parent / "responses").glob("*.yml")):
        found |= yaml.load(path.read_text(), Loader=yaml.CSafeLoader)["responses"]
    return found
