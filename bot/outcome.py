"""What a handler decides: replies of the bot itself, or a question for Rasa."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.reply import Reply
from bot.topics import Wanted
from store.models import OutboxKind


@dataclass(frozen=True)
class Ask:
    """The conversation on top hears this: words, or a trusted payload; never both.

    Neither means: go on where it was, or begin. `wanted` is put on top first.
    """

    text: str | None = None
    payload: str | None = None
    metadata: Mapping[str, Any] = field(default_factory=dict)
    wanted: Wanted | None = None
    before: Sequence[Reply] = ()
    """What the bot itself says first."""


@dataclass(frozen=True)
class Answer:
    """Replies for this chat; an interrupted conversation asks its question again afterwards."""

    replies: Sequence[Reply] = ()
    kind: OutboxKind = "reply"
    goes_on: bool = False


Outcome = Ask | Answer
