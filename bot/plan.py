"""What must still happen after the handler table decided: a post to Rasa, or a file to fetch."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.rasa import Post
from bot.reply import Reply
from bot.topics import Stack


@dataclass(frozen=True)
class Plan:
    """What goes to Rasa, and the stack as it was when it went."""

    row_id: str
    client_id: str
    stack: Stack
    post: Post
    before: tuple[Reply, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class NeedsFile:
    """The voice message or photo must be fetched before anybody can answer."""

    row_id: str
    person_id: str
    kind: str
    file_ref: str = field(repr=False)
