"""Writing to the client: as he will see it is shown first, and each text goes once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response

from review.desk import Desk, desk_of, desk_page
from review.form import read_form, text_of
from review.inbox.seeing import Seen, name_of, opened_by
from review.parts import parts
from review.refusal import Refusal
from review.write_back import MAX_LETTERS, what_is_wrong
from store.times import now

if TYPE_CHECKING:
    from starlette.requests import Request

    from store import Work

_SAME = timedelta(minutes=10)


@dataclass(frozen=True)
class Letter:
    """Who writes to whom."""

    desk: Desk
    signal_id: str
    client_name: str
    staff_name: str


async def ask(request: Request) -> Response:
    """GET /inbox/<id>/write: the place to write."""
    return _place(request, await _letter(request))


async def preview(request: Request) -> Response:
    """POST /inbox/<id>/write: exactly as the client will get it, or the text again."""
    form = await read_form(request)
    letter, words = await _letter(request), text_of(form, "words")
    wrong = what_is_wrong(words)
    if wrong or text_of(form, "do") == "change":
        return _place(request, letter, words, wrong)
    return desk_page(request, letter.desk, "inbox_preview.html", letter=letter, words=words)


async def send(request: Request) -> Response:
    """POST /inbox/<id>/send: the words of the preview, on their way to the client."""
    house, words = parts(request), text_of(await read_form(request), "words")
    if what_is_wrong(words):
        raise Refusal("refused", 400)

    def give(work: Work) -> None:
        seen = opened_by(work, house, request, request.path_params["signal_id"])
        if not _was_said(seen, words):
            work.signals.write_back(seen.signal, words, seen.by)

    await house.work(give)
    return RedirectResponse(f"/inbox/{request.path_params['signal_id']}", 303)


async def _letter(request: Request) -> Letter:
    house, signal_id = parts(request), request.path_params["signal_id"]

    def who(work: Work) -> Letter:
        seen = opened_by(work, house, request, signal_id)
        client_name = name_of(house, seen.client)
        return Letter(desk_of(seen.staff), signal_id, client_name, seen.staff.name)

    return await house.work(who)


def _was_said(seen: Seen, words: str) -> bool:
    lately = [each for each in seen.story if now() - each.at < _SAME and each.deed == "said"]
    return any(each.by_id == seen.staff.id and each.note == words for each in lately)


def _place(request: Request, letter: Letter, words: str = "", wrong: str | None = None) -> Response:
    values = {"letter": letter, "words": words, "wrong": wrong, "most": MAX_LETTERS}
    return desk_page(request, letter.desk, "inbox_write.html", 400 if wrong else 200, **values)
