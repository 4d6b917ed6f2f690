"""The answers: understood, not understood, take it, close it together; each told to the client."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response

from review.form import read_form, text_of
from review.inbox.reading import shown
from review.inbox.seeing import Seen, opened_by
from review.parts import Parts, parts
from review.refusal import Refusal

if TYPE_CHECKING:
    from starlette.requests import Request

    from store import Work

Deed = Callable[["Work", Seen], None]


async def answer(request: Request) -> Response:
    """POST /inbox/<id>/answer: one button; whoever is second sees what the first did."""
    house, signal_id = parts(request), request.path_params["signal_id"]
    form = await read_form(request)
    deed = DEEDS.get(text_of(form, "answer"))
    if deed is None:
        raise Refusal("refused", 400)
    if not await house.work(lambda work: _do(work, house, request, (deed, text_of(form, "seen")))):
        return await shown(request, 409, meanwhile=True)
    return RedirectResponse(f"/inbox/{signal_id}", 303)


def _take(work: Work, seen: Seen) -> None:
    """From now on he has it; whoever had it sees that."""
    work.shared_signals.take(seen.signal, seen.staff.id)
    work.signals.tell(seen.signal, "taken", seen.by)


def _do(work: Work, house: Parts, request: Request, what: tuple[Deed, str]) -> bool:
    seen = opened_by(work, house, request, request.path_params["signal_id"])
    deed, told = what
    if seen.is_stale(told):
        return False
    deed(work, seen)
    return True


def _understood(work: Work, seen: Seen) -> None:
    work.shared_signals.take(seen.signal, seen.staff.id)
    work.signals.step(seen.signal, "picked_up", seen.by)


def _unclear(work: Work, seen: Seen) -> None:
    work.shared_signals.take(seen.signal, seen.staff.id)
    work.signals.tell(seen.signal, "unclear", seen.by)


def _closing(work: Work, seen: Seen) -> None:
    work.signals.tell(seen.signal, "closing", seen.by)


DEEDS: Mapping[str, Deed] = {
    "understood": _understood,
    "unclear": _unclear,
    "take": _take,
    "closing": _closing,
}
