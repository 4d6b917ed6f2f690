"""Writing to the client: as he will see it is shown first, and each text goes once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response

from review.desk import desk_of
from review.form import read_form, text_of
from review.inbox.seeing import name_of, opened_by
from review.letter import Letter, as_it_will_come, place_to_write, was_said, what_is_wrong
from review.parts import parts
from review.refusal import Refusal

if TYPE_CHECKING:
    from starlette.requests import Request

    from store import Work


async def ask(request: Request) -> Response:
    """GET /inbox/<id>/write: the place to write."""
    return place_to_write(request, await _letter(request))


async def preview(request: Request) -> Response:
    """POST /inbox/<id>/write: exactly as the client will get it, or the text again."""
    form = await read_form(request)
    letter, words = await _letter(request), text_of(form, "words")
    wrong = what_is_wrong(words)
    if wrong or text_of(form, "do") == "change":
        return place_to_write(request, letter, words, wrong)
    return as_it_will_come(request, letter, words)


async def send(request: Request) -> Response:
    """POST /inbox/<id>/send: the words of the preview, on their way to the client."""
    house, words = parts(request), text_of(await read_form(request), "words")
    if what_is_wrong(words):
        raise Refusal("refused", 400)

    def give(work: Work) -> None:
        seen = opened_by(work, house, request, request.path_params["signal_id"])
        if not was_said(seen.story, seen.staff.id, words):
            work.signals.write_back(seen.signal, words, seen.by)

    await house.work(give)
    return RedirectResponse(f"/inbox/{request.path_params['signal_id']}", 303)


async def _letter(request: Request) -> Letter:
    house, signal_id = parts(request), request.path_params["signal_id"]

    def who(work: Work) -> Letter:
        seen = opened_by(work, house, request, signal_id)
        client_name = name_of(house, seen.client)
        return Letter(f"/inbox/{signal_id}", client_name, seen.staff.name, desk_of(seen.staff))

    return await house.work(who)
