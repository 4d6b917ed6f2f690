"""What is said to Rasa and what it answers: the shapes of its own channel, without the HTTP."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from pydantic import BaseModel, ConfigDict

Danger = Literal["self_harm", "abuse", "emergency"]


class RasaUnavailable(Exception):
    """Nothing was stored at Rasa's side: the same post can be made again. Says only the cause."""


class RasaRefused(Exception):
    """Rasa will never take this post (422): trying again does not help. Says the status."""


class Choice(BaseModel):
    """A button as Rasa's sentences carry it."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    title: str
    payload: str
    inline: bool = False


class Said(BaseModel):
    """One message of the answer: a sentence, or a command for the bot in `custom`."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    utter: str | None = None
    text: str | None = None
    buttons: tuple[Choice, ...] = ()
    image: str | None = None
    custom: dict[str, Any] | None = None


class Answer(BaseModel):
    """What Rasa says to one post; `danger` set means that the bot takes over."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    messages: tuple[Said, ...] = ()
    expects: str | None = None
    intent: str | None = None
    confidence: float | None = None
    danger: Danger | None = None

    @property
    def sentences(self) -> tuple[Said, ...]:
        """What the client gets to see, in order."""
        return tuple(said for said in self.messages if not said.custom)

    @property
    def commands(self) -> tuple[dict[str, Any], ...]:
        """What the bot must do (`{"do": …}`), in order."""
        return tuple(said.custom for said in self.messages if said.custom)


@dataclass(frozen=True)
class Post:
    """One message for Rasa: words of the client, or a trusted payload; never both."""

    conversation: str
    message_id: str
    text: str | None = None
    payload: str | None = None
    expects: str | None = None
    metadata: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The body that the channel takes."""
        return {
            "conversation": self.conversation,
            "message_id": self.message_id,
            "text": self.text,
            "payload": self.payload,
            "expects": self.expects,
            "metadata": dict(self.metadata),
        }


class Rasa(Protocol):
    """What the worker needs of Rasa; tests hand in a small one."""

    async def post(self, post: Post) -> Answer:
        """Say one message; RasaUnavailable and RasaRefused are the only errors."""

    async def forget(self, conversation: str) -> None:
        """Purge a finished conversation."""

    async def is_ready(self) -> bool:
        """Whether every Rasa process answers."""
