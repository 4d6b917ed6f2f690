"""Words to a client: written, shown first as he will get them, and sent once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from review.desk import Desk
from review.parts import parts
from review.render import page
from store.models import SignalEvent
from store.times import now

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

MAX_LETTERS = 600
_SAME = timedelta(minutes=10)


@dataclass(frozen=True)
class Letter:
    """Who writes to whom; `address` is the page of the signal that it is about."""

    address: str
    client_name: str
    writer_name: str
    desk: Desk | None = None
    """The frame of who logged in; a contact has none."""

    @property
    def frame(self) -> str:
        return "desk.html" if self.desk else "inside.html"


def place_to_write(
    request: Request, letter: Letter, words: str = "", wrong: str | None = None
) -> Response:
    """Empty at first; with what was written when it has to be changed."""
    values = {"words": words, "wrong": wrong, "most": MAX_LETTERS}
    return _page(request, letter, "write.html", 400 if wrong else 200, **values)


def as_it_will_come(request: Request, letter: Letter, words: str) -> Response:
    """With the name above it, what could be easier, and the buttons to send or to change."""
    marks = parts(request).marker().marks(words)
    return _page(request, letter, "preview.html", words=words, marks=marks, has_words=True)


def what_is_wrong(words: str) -> str | None:
    """The text that says why these words cannot go, or None."""
    if not words:
        return "write_empty"
    return "write_long" if len(words) > MAX_LETTERS else None


def was_said(story: Iterable[SignalEvent], by_id: str, words: str) -> bool:
    """The same words by the same person a moment ago: the button was pressed twice."""
    lately = [each for each in story if each.deed == "said" and now() - each.at < _SAME]
    return any(each.by_id == by_id and each.note == words for each in lately)


def _page(
    request: Request, letter: Letter, template: str, status: int = 200, **values: object
) -> Response:
    frame = {"frame": letter.frame, "desk": letter.desk, "here": "/inbox"}
    return page(request, template, status, letter=letter, **frame, **values)
