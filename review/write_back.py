"""A contact writes back: what goes to the client was shown first, with the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response

from review.access import Shared, shared_with
from review.contact import name_of
from review.form import read_form, text_of
from review.letter import Letter, as_it_will_come, place_to_write, was_said, what_is_wrong
from review.parts import Parts, parts
from review.refusal import Refusal
from review.render import page

if TYPE_CHECKING:
    from starlette.requests import Request

    from store import Work


async def ask(request: Request) -> Response:
    """GET /messages/<id>/write: the place to write."""
    return place_to_write(request, await _letter(request))


async def preview(request: Request) -> Response:
    """POST /messages/<id>/write: exactly as the client will get it, or the text again."""
    form = await read_form(request)
    letter, words = await _letter(request), text_of(form, "words")
    wrong = what_is_wrong(words)
    if wrong or text_of(form, "do") == "change":
        return place_to_write(request, letter, words, wrong)
    return as_it_will_come(request, letter, words)


async def send(request: Request) -> Response:
    """POST /messages/<id>/send: the words of the preview, on their way to the client."""
    house, signal_id = parts(request), request.path_params["signal_id"]
    words = text_of(await read_form(request), "words")
    if what_is_wrong(words):
        raise Refusal("refused", 400)
    name = await house.work(lambda work: _send(work, house, request, signal_id, words))
    return page(request, "written.html", signal_id=signal_id, client_name=name)


async def _letter(request: Request) -> Letter:
    house, signal_id = parts(request), request.path_params["signal_id"]

    def who(work: Work) -> Letter:
        shared = _opened(work, request, signal_id)
        contact_name = shared.contact.name or house.words().pages["somebody"]
        return Letter(f"/messages/{signal_id}", name_of(house, shared.client), contact_name)

    return await house.work(who)


def _opened(work: Work, request: Request, signal_id: str) -> Shared:
    shared = shared_with(work, request, signal_id)
    if shared.signal.state == "sent":
        raise Refusal("refused", 409)  # nobody answers what he did not open
    return shared


def _send(work: Work, house: Parts, request: Request, signal_id: str, words: str) -> str:
    shared = _opened(work, request, signal_id)
    if not was_said(work.signals.story(signal_id), shared.contact.id, words):
        work.signals.write_back(shared.signal, words, shared.by)
    return name_of(house, shared.client)
