"""One signal: opening it is reading it; the words as the client agreed, and its whole story."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response

from review.desk import Desk, desk_of, desk_page
from review.files import File, content_of, files_of, ranged
from review.form import read_form, text_of
from review.inbox.cards import FACES, Card, card_of
from review.inbox.seeing import Seen, colleagues, seen_by
from review.inbox.story import Happened, asks_closing, story_of
from review.parts import Parts, parts
from review.reasons import REASONS
from review.refusal import missing
from store.signal_steps import log_look

if TYPE_CHECKING:
    from starlette.requests import Request

    from store import Work


@dataclass(frozen=True)
class Opened:
    """All that the page shows; no words as long as nobody opened it."""

    desk: Desk
    card: Card
    seen: int
    lines: tuple[str, ...] = ()
    files: tuple[File, ...] = ()
    story: tuple[Happened, ...] = ()
    is_mine: bool = False
    asks_closing: bool = False
    has_colleagues: bool = False
    reasons: tuple[str, ...] = ()


async def show(request: Request) -> Response:
    """GET /inbox/<id>: closed at first; the words once an advocate opened it."""
    return await shown(request)


async def open_it(request: Request) -> Response:
    """POST /inbox/<id>/open: from now on it counts as read, and the client hears by whom.

    What a colleague is busy with opens with a `why`; without one the question stands there still.
    """
    house, signal_id = parts(request), request.path_params["signal_id"]
    why = text_of(await read_form(request), "why")

    def read(work: Work) -> None:
        seen = seen_by(work, house, request, signal_id)
        if not seen.why and why in REASONS:
            _log_why(work, seen, why)
        work.signals.step(seen.signal, "read", seen.by)

    await house.work(read)
    return RedirectResponse(f"/inbox/{signal_id}", 303)


async def file(request: Request) -> Response:
    """GET /inbox/<id>/files/<place>: a voice to hear, or a photo to see."""
    house, place = parts(request), request.path_params["place"]

    def found(work: Work) -> tuple[bytes, str]:
        seen = seen_by(work, house, request, request.path_params["signal_id"])
        ids = seen.signal.attachment_ids if seen.is_open and seen.signal.with_words else []
        if place >= len(ids):
            raise missing()
        return content_of(work, request, ids[place], seen.look)

    return await ranged(request, *(await house.work(found)))


async def said(request: Request) -> Response:
    """GET /inbox/<id>/said/<line>: the voice or photo with which the client answered."""
    house = parts(request)

    def found(work: Work) -> tuple[bytes, str]:
        seen = seen_by(work, house, request, request.path_params["signal_id"])
        lines = {each.id: each.attachment_id for each in seen.story if seen.is_open}
        attachment_id = lines.get(request.path_params["line"])
        if attachment_id is None:
            raise missing()
        return content_of(work, request, attachment_id, seen.look)

    return await ranged(request, *(await house.work(found)))


async def shown(request: Request, status: int = 200, meanwhile: bool = False) -> Response:
    """The page as it is now; `meanwhile` says that somebody else was first."""
    house, signal_id = parts(request), request.path_params["signal_id"]
    opened = await house.work(lambda work: _opened(work, house, request, signal_id))
    template = "inbox_message.html" if opened.story else "inbox_cover.html"
    values = {"opened": opened, "card": opened.card, "faces": FACES, "meanwhile": meanwhile}
    return desk_page(request, opened.desk, template, status, **values)


def _opened(work: Work, house: Parts, request: Request, signal_id: str) -> Opened:
    seen = seen_by(work, house, request, signal_id)
    card, desk = card_of(work, house, seen.signal, seen.client), desk_of(seen.staff)
    if not seen.why:
        return Opened(desk, card, len(seen.story), reasons=REASONS)
    if not seen.is_open:
        return Opened(desk, card, len(seen.story))
    log_look(work, seen.look)
    return Opened(
        desk=desk,
        card=card,
        seen=len(seen.story),
        lines=tuple((seen.signal.words or "").splitlines()) if seen.signal.with_words else (),
        files=files_of(work, seen.signal),
        story=tuple(story_of(work, house, seen)),
        is_mine=seen.signal.staff_id == seen.staff.id and seen.signal.taken_at is not None,
        asks_closing=asks_closing(seen),
        has_colleagues=bool(colleagues(work, house, seen)),
    )


def _log_why(work: Work, seen: Seen, why: str) -> None:
    work.accesses.append(
        seen.by.kind,
        seen.by.id,
        "said_why",
        client_id=seen.client.id,
        subject_id=seen.signal.id,
        why=why,
    )
