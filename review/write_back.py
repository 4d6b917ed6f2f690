"""Writing back: what goes to the client was shown first, with the name; each text goes once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from starlette.responses import Response

from review.access import Shared, shared_with
from review.contact import name_of
from review.form import read_form, text_of
from review.parts import Parts, parts
from review.refusal import Refusal
from review.render import page
from store.times import now

if TYPE_CHECKING:
    from starlette.requests import Request

    from store import Work

MAX_LETTERS = 600
_SAME = timedelta(minutes=10)


@dataclass(frozen=True)
class Between:
    """Who writes to whom, about which signal."""

    signal_id: str
    client_name: str
    contact_name: str


async def ask(request: Request) -> Response:
    """GET /messages/<id>/write: the place to write."""
    between = await _between(request)
    return _place(request, between)


async def preview(request: Request) -> Response:
    """POST /messages/<id>/write: exactly as the client will get it, or the text again."""
    form = await read_form(request)
    between, words = await _between(request), text_of(form, "words")
    wrong = what_is_wrong(words)
    if wrong or text_of(form, "do") == "change":
        return _place(request, between, words, wrong)
    return page(request, "preview.html", between=between, words=words)


async def send(request: Request) -> Response:
    """POST /messages/<id>/send: the words of the preview, on their way to the client."""
    house, signal_id = parts(request), request.path_params["signal_id"]
    words = text_of(await read_form(request), "words")
    if what_is_wrong(words):
        raise Refusal("refused", 400)
    name = await house.work(lambda work: _send(work, house, request, signal_id, words))
    return page(request, "written.html", signal_id=signal_id, client_name=name)


async def _between(request: Request) -> Between:
    house, signal_id = parts(request), request.path_params["signal_id"]
    return await house.work(lambda work: _who(work, house, request, signal_id))


def _who(work: Work, house: Parts, request: Request, signal_id: str) -> Between:
    shared = _opened(work, request, signal_id)
    contact_name = shared.contact.name or house.words().pages["somebody"]
    return Between(signal_id, name_of(house, shared.client), contact_name)


def _opened(work: Work, request: Request, signal_id: str) -> Shared:
    shared = shared_with(work, request, signal_id)
    if shared.signal.state == "sent":
        raise Refusal("refused", 409)  # nobody answers what he did not open
    return shared


def _send(work: Work, house: Parts, request: Request, signal_id: str, words: str) -> str:
    shared = _opened(work, request, signal_id)
    lately = [each for each in work.signals.story(signal_id) if now() - each.at < _SAME]
    if not any(each.by_id == shared.contact.id and each.note == words for each in lately):
        work.signals.write_back(shared.signal, words, shared.by)
    return name_of(house, shared.client)


def _place(
    request: Request, between: Between, words: str = "", wrong: str | None = None
) -> Response:
    status = 400 if wrong else 200
    return page(
        request, "write.html", status, between=between, words=words, wrong=wrong, most=MAX_LETTERS
    )


def what_is_wrong(words: str) -> str | None:
    """The text that says why these words cannot go, or None."""
    if not words:
        return "write_empty"
    return "write_long" if len(words) > MAX_LETTERS else None
