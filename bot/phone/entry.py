"""One bubble of the conversation, as the templates draw it."""

from dataclasses import dataclass
from datetime import datetime

from bot.reply import Reply, ReplyButton

_KEY = "\u20e3"  # makes a key of the number before it


@dataclass(frozen=True)
class Option:
    """A button; `id` is "<outbox id>:<index>", and its meaning stays on the server."""

    id: str
    picture: str
    word: str
    pressed: bool = False


@dataclass(frozen=True)
class Entry:
    """`voice` and `picture` are addresses on this server; `moment` is shown after a silence.
    `pictogram` stands before the text: what was on the button that somebody pressed.
    """

    id: str
    mine: bool
    at: datetime
    kind: str = "text"
    text: str = ""
    pictogram: str = ""
    voice: str | None = None
    picture: str | None = None
    options: tuple[Option, ...] = ()
    moment: str | None = None


def split_title(title: str) -> tuple[str, str]:
    """The pictogram before the words, apart from the words."""
    first, _, rest = title.partition(" ")
    is_picture = _KEY in first or not any(letter.isalnum() for letter in first)
    is_picture = is_picture and bool(rest)
    return (first, rest.strip()) if is_picture else ("", title)


def option(row_id: str, index: int, button: ReplyButton, pressed: bool = False) -> Option:
    return Option(f"{row_id}:{index}", *split_title(button.title), pressed=pressed)


def options(row_id: str, reply: Reply, *, inline: bool, pressed: frozenset[str]) -> list[Option]:
    """The buttons of one message that stay with it, or those that answer it."""
    return [
        option(row_id, index, button, f"{row_id}:{index}" in pressed)
        for index, button in enumerate(reply.buttons)
        if button.inline == inline
    ]


def read_option(text: str) -> tuple[str, int] | None:
    """Outbox id and index of what was pressed; None when it is no option id."""
    row_id, _, index = text.partition(":")
    is_index = index.isascii() and index.isdigit() and len(index) <= 2
    return (row_id, int(index)) if is_index and len(row_id) == 32 else None
