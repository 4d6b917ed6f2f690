"""The list: one card for each signal, chosen by filter, or looked for by code or by day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, cast, get_args
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from starlette.responses import Response

from review.access import member_of
from review.desk import Desk, desk_of, desk_page
from review.inbox.cards import FACES, Card, card_of, long_before
from review.inbox.seeing import is_about
from review.parts import Parts, parts
from store.repositories.shared_signals import Show, Wanted

if TYPE_CHECKING:
    from starlette.requests import Request

    from store import Work

_ON_A_PAGE = 20
_MOST_PAGES = 10_000
SHOWS = get_args(Show)
_DAYS = ("%d-%m-%Y", "%Y-%m-%d", "%d-%m-%y")


@dataclass(frozen=True)
class Asked:
    """What the address asks for; anything that makes no sense is the ordinary list."""

    show: Show
    text: str
    page: int

    def address(self, **other: object) -> str:
        """Of another page of the same."""
        values = {"show": self.show, "q": self.text, "page": self.page} | other
        return "/inbox?" + urlencode({name: value for name, value in values.items() if value})


@dataclass(frozen=True)
class Inbox:
    """What the page shows."""

    desk: Desk
    cards: tuple[Card, ...]
    has_more: bool
    as_list: bool


async def show(request: Request) -> Response:
    """GET /inbox; with `part` only the cards, for a page that is open already."""
    house, asked = parts(request), _asked(request)
    inbox = await house.work(lambda work: _inbox(work, house, request, asked))
    template = "inbox_cards.html" if "part" in request.query_params else "inbox.html"
    shown: dict[str, Any] = {"inbox": inbox, "asked": asked, "shows": SHOWS, "faces": FACES}
    return desk_page(request, inbox.desk, template, **shown)


def _asked(request: Request) -> Asked:
    given = request.query_params
    show, page = given.get("show", ""), given.get("page", "")
    number = int(page) if page.isdecimal() and len(page) < 6 else 1
    return Asked(
        show=cast("Show", show if show in SHOWS else "open"),
        text=given.get("q", "").strip()[:20],
        page=min(max(number, 1), _MOST_PAGES),
    )


def _inbox(work: Work, house: Parts, request: Request, asked: Asked) -> Inbox:
    staff = member_of(work, request, "advocate")
    skip = (asked.page - 1) * _ON_A_PAGE
    found = work.shared_signals.found(staff.id, _wanted(house, asked), skip, _ON_A_PAGE + 1)
    shown = [each for each in found[:_ON_A_PAGE] if not is_about(house, each, staff)]
    clients = work.clients.some({each.client_id for each in shown})
    cards = tuple(card_of(work, house, each, clients[each.client_id]) for each in shown)
    return Inbox(desk_of(staff), cards, len(found) > _ON_A_PAGE, staff.as_list)


def _wanted(house: Parts, asked: Asked) -> Wanted:
    day = _day(asked.text)
    if day is None:
        return Wanted(asked.show, long_before(house), code=asked.text or None)
    begin = datetime.combine(day, time(), ZoneInfo(house.organisation.timezone))
    return Wanted(asked.show, long_before(house), day=(begin, begin + timedelta(days=1)))


def _day(text: str) -> date | None:
    for form in _DAYS:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None
