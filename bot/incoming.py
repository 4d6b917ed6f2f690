"""One thing somebody did, whichever way it came in: what the inbox hands to the worker."""

from dataclasses import dataclass
from typing import Literal

Channel = Literal["telegram", "web"]
Kind = Literal[
    "text",
    "start",
    "callback",
    "choice",
    "voice",
    "photo",
    "other",
    "edited",
    "group",
    "blocked",
    "unblocked",
    "own",
]


@dataclass(frozen=True)
class Incoming:
    """A message, a press, an edit, or a change of membership, in one shape for all channels."""

    channel: Channel
    address: str
    """Telegram's chat id, or the id of the web phone."""
    message_id: str
    """Unique for each inbox row: `<bot>:<update id>`."""
    kind: Kind
    text: str | None = None
    """Text or caption; for "own" the errand of the bot itself (`bot.own`); for "start" the code,
    for "callback" its data, for "choice" the option."""
    file_ref: str | None = None
    """Telegram's file id, or the id of an attachment that the web phone uploaded."""
    seconds: int | None = None
    sender_name: str | None = None
    reply_ref: str | None = None
    """The callback query that wants an answer; for an edit, the message that was edited."""
