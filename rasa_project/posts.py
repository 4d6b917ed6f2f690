"""What the bot posts: text of a client, or a trusted payload of a button. Checked at the door."""

import json
import re
from dataclasses import dataclass
from typing import Any

from rasa.shared.core.domain import Domain

# Rasa takes a text that begins with "/" for a command, with confidence 1. The invisible mark in
# front is taken off again by the actions, so that the client's words are kept as he said them.
MARK = "\u200b"
_PAYLOAD = re.compile(r"(?P<name>[a-z_]{1,64})(?:=(?P<value>[A-Za-z0-9_:.\-]{1,64}))?")
_CONVERSATION = re.compile(r"[A-Za-z0-9_\-]{8,64}")
_LONGEST = 8000


class BadPost(Exception):
    """The post is not as agreed; the message never quotes it."""


@dataclass(frozen=True)
class Post:
    """One message of one conversation."""

    conversation: str
    message_id: str
    spoken: str
    parse_data: dict[str, Any] | None
    full_metadata: dict[str, Any]


def read_post(body: Any, domain: Domain | None) -> Post:
    """The post, or BadPost."""
    if not isinstance(body, dict) or not _CONVERSATION.fullmatch(str(body.get("conversation"))):
        raise BadPost("conversation is missing or malformed")
    message_id, text, payload = (body.get(name) for name in ("message_id", "text", "payload"))
    if not isinstance(message_id, str) or not 0 < len(message_id) <= 128:
        raise BadPost("message_id is missing or malformed")
    if isinstance(payload, str):
        parsed = _parse_data(payload, domain)
        return Post(body["conversation"], message_id, parsed["text"], parsed, _metadata(body, True))
    if not isinstance(text, str) or not text.strip() or len(text) > _LONGEST:
        raise BadPost("text is missing or too long")
    return Post(body["conversation"], message_id, neutral(text), None, _metadata(body, False))


def neutral(text: str) -> str:
    """The text, never a command."""
    return MARK + text.strip() if text.lstrip().startswith("/") else text


def _metadata(body: dict[str, Any], trusted: bool) -> dict[str, Any]:
    given = body.get("metadata")
    metadata = given if isinstance(given, dict) else {}
    return {**metadata, "expects": body.get("expects"), "trusted": trusted}


def _parse_data(payload: str, domain: Domain | None) -> dict[str, Any]:
    found = _PAYLOAD.fullmatch(payload)
    if not found:
        raise BadPost("payload is malformed")
    name, value = found["name"], found["value"]
    intent = "choose" if value is not None else name
    if domain is not None and intent not in domain.intents:
        raise BadPost("payload is unknown")
    entities = [] if value is None else [{"entity": name, "value": value, "start": 0, "end": 0}]
    slots = json.dumps({name: value}) if entities else ""
    sure = {"name": intent, "confidence": 1.0}
    text = f"/{intent}{slots}"
    return {"text": text, "intent": sure, "intent_ranking": [sure], "entities": entities}
