"""Says while somebody writes to a client what is hard to read, and what would be easier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response

from review.form import read_form, text_of
from review.letter import MAX_LETTERS
from review.parts import parts
from review.render import page
from review.visitor import visitor_of

if TYPE_CHECKING:
    from starlette.requests import Request


async def look(request: Request) -> Response:
    """POST /easier: a piece of a page. What is written here is read, and kept nowhere."""
    house, words = parts(request), text_of(await read_form(request), "words")
    await house.work(lambda work: visitor_of(work, request))
    marks = house.marker().marks(words[:MAX_LETTERS])
    return page(request, "easier.html", marks=marks, has_words=bool(words))
