"""A Rasa of a few lines: it answers as it was told to, remembers, and can fall silent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.rasa import Answer, Choice, Post, RasaUnavailable, Said
from locales.loader import Words

Reaction = Answer | Callable[[Post], Answer]


def says(words: Words, *names: str, expects: str | None = None, **more: Any) -> Answer:
    """The responses of these names, with their buttons; `commands` come after them."""
    commands = [Said(custom=each) for each in more.pop("commands", [])]
    return Answer(messages=(*(_said(words, name) for name in names), *commands), expects=expects)


def _said(words: Words, name: str) -> Said:
    response = words.responses[name]
    buttons = [Choice(title=b.title, payload=b.payload, inline=b.inline) for b in response.buttons]
    return Said(utter=name, text=response.text, buttons=tuple(buttons), image=response.image)


@dataclass
class SmallRasa:
    """`reactions` by payload or text; the same message gets the same answer, as from a tracker."""

    reactions: Mapping[str, Reaction]
    is_down: bool = False
    posts: list[Post] = field(default_factory=list)
    forgotten: list[str] = field(default_factory=list)
    tracker: dict[tuple[str, str], Answer] = field(default_factory=dict)

    async def post(self, post: Post) -> Answer:
        if self.is_down:
            raise RasaUnavailable("ConnectError")
        self.posts.append(post)
        key = (post.conversation, post.message_id)
        if key not in self.tracker:
            reaction = self.reactions[post.payload or post.text or ""]
            self.tracker[key] = reaction if isinstance(reaction, Answer) else reaction(post)
        return self.tracker[key]

    async def forget(self, conversation: str) -> None:
        self.forgotten.append(conversation)

    async def is_ready(self) -> bool:
        return not self.is_down

    def heard(self) -> list[str]:
        """What was posted, in order: payloads and texts."""
        return [post.payload or post.text or "" for post in self.posts]
