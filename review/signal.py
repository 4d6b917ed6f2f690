"""One message: opening it is reading it, and three answers; the client hears each of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from starlette.responses import RedirectResponse, Response

from review.access import Shared, shared_with
from review.contact import name_of
from review.files import File, files_of
from review.form import read_form, text_of
from review.parts import Parts, parts
from review.refusal import Refusal
from review.render import moment, page
from store.signal_steps import Look, answer_signal, log_look

if TYPE_CHECKING:
    from starlette.requests import Request

    from store import Work

_ANSWERS = ("picked_up", "done")


@dataclass(frozen=True)
class View:
    """All that the page shows; nothing of it when the signal was not opened yet."""

    id: str
    client_name: str
    state: str
    when: str
    words: str | None = None
    files: tuple[File, ...] = ()
    wrote: tuple[str, ...] = ()


async def show(request: Request) -> Response:
    """GET /messages/<id>: closed at first; the words once he opened it."""
    house, signal_id = parts(request), request.path_params["signal_id"]
    view = await house.work(lambda work: _view(work, house, request, signal_id))
    return page(
        request, "message_cover.html" if view.state == "sent" else "message.html", view=view
    )


async def open_it(request: Request) -> Response:
    """POST /messages/<id>/open: from now on it counts as read."""
    house, signal_id = parts(request), request.path_params["signal_id"]
    await read_form(request)
    await house.work(lambda work: _read(work, request, signal_id))
    return _back(signal_id)


async def answer(request: Request) -> Response:
    """POST /messages/<id>/answer: one button."""
    house, signal_id = parts(request), request.path_params["signal_id"]
    state = text_of(await read_form(request), "state")
    if state not in _ANSWERS:
        raise Refusal("refused", 400)
    await house.work(lambda work: _answer(work, request, signal_id, state))
    return _back(signal_id)


def _view(work: Work, house: Parts, request: Request, signal_id: str) -> View:
    shared = shared_with(work, request, signal_id)
    signal = shared.signal
    when = moment(house, signal.sent_at or signal.created_at)
    name = name_of(house, shared.client)
    if signal.state == "sent":
        return View(signal.id, name, signal.state, when)
    log_look(work, Look(signal, shared.by))
    words = signal.words if signal.with_words else None
    wrote = tuple(_wrote(work, shared))
    return View(signal.id, name, signal.state, when, words, files_of(work, shared.signal), wrote)


def _wrote(work: Work, shared: Shared) -> list[str]:
    story = work.signals.story(shared.signal.id)
    mine = [each for each in story if each.deed == "said" and each.by_id == shared.contact.id]
    return [each.note for each in mine if each.note]


def _read(work: Work, request: Request, signal_id: str) -> None:
    shared = shared_with(work, request, signal_id)
    work.signals.step(shared.signal, "read", shared.by)


def _answer(work: Work, request: Request, signal_id: str, state: str) -> None:
    shared = shared_with(work, request, signal_id)
    if shared.signal.state == "sent":
        raise Refusal("refused", 409)  # nobody answers what he did not open
    to = cast("Literal['picked_up', 'done']", state)
    answer_signal(work, shared.signal, to, shared.by)


def _back(signal_id: str) -> Response:
    return RedirectResponse(f"/messages/{signal_id}", 303)
