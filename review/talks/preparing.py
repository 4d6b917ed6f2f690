"""Before a talk: everything that this client shared with this advocate, on one page to print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.responses import Response

from review.desk import Desk, desk_of, desk_page
from review.inbox.cards import FACES, Card, card_of, long_before
from review.inbox.seeing import is_about, name_of
from review.parts import Parts, parts
from review.reasons import TALK
from review.talks.reach import client_of
from store.models import Client, Signal, Staff
from store.repositories import By
from store.repositories.shared_signals import Show, Wanted
from store.signal_steps import Look, log_look

if TYPE_CHECKING:
    from starlette.requests import Request

    from store import Work

_MOST = 20


@dataclass(frozen=True)
class Shared:
    """A signal; its words only when somebody opened it before, so that reading stays honest."""

    card: Card
    lines: tuple[str, ...]
    said: tuple[str, ...]


async def show(request: Request) -> Response:
    """GET /talks/<code>: each look is in the access log, with its reason."""
    house = parts(request)

    def found(work: Work) -> tuple[Desk, str, list[Shared]]:
        staff, client = client_of(work, request)
        signals = _signals(work, house, staff, client)
        shared = [
            _shared(work, card_of(work, house, each, client), staff, each) for each in signals
        ]
        return desk_of(staff), name_of(house, client), shared

    desk, client_name, shared = await house.work(found)
    values: dict[str, Any] = {"client_name": client_name, "shared": shared, "faces": FACES}
    values["code"] = request.path_params["code"]
    return desk_page(request, desk, "talk_prepare.html", **values)


def _signals(work: Work, house: Parts, staff: Staff, client: Client) -> list[Signal]:
    """What is open first, then what is done; nothing that he has a part in."""
    shows: tuple[Show, ...] = ("open", "done")
    wanted = [Wanted(show, long_before(house), code=client.code) for show in shows]
    found = [each for one in wanted for each in work.shared_signals.found(staff.id, one, 0, _MOST)]
    return [each for each in found if not is_about(house, each, staff)]


def _shared(work: Work, card: Card, staff: Staff, signal: Signal) -> Shared:
    if signal.state == "sent" or not signal.with_words:
        return Shared(card, (), ())
    log_look(work, Look(signal, By("staff", staff.id), TALK))
    told = [each.note for each in work.signals.story(signal.id) if each.deed == "answered"]
    lines = tuple((signal.words or "").splitlines())
    return Shared(card, lines, tuple(each for each in told if each))
