"""Cards: what stands on the outside of a signal; no words of the client."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from locales.drawings import drawing_of
from locales.responses import fill
from review.inbox.seeing import name_of
from review.parts import Parts
from review.render import moment
from store.models import Client, Signal
from store.times import now

if TYPE_CHECKING:
    from locales.needs import Theme
    from store import Work

FACES = (("good", "🙂"), ("so_so", "😐"), ("bad", "🙁"))
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
# For one, and for more of them.
_HOURS = ("waits_hour", "waits_hours", _HOUR)
_DAYS = ("waits_day", "waits_days", _DAY)


@dataclass(frozen=True)
class Card:
    """`feeling` and `theme` only when the words that the client agreed to say them."""

    id: str
    code: str
    client_name: str
    state: str
    when: str
    waits: str | None
    is_long: bool
    feeling: str | None
    theme: str | None
    pictogram: str | None
    has_it: str | None
    files: int


def card_of(work: Work, house: Parts, signal: Signal, client: Client) -> Card:
    """Read inside the unit of work."""
    holder = work.staff.get(signal.staff_id) if signal.staff_id else None
    themes = {each.code: each for each in house.words().needs.themes}
    theme = themes.get(signal.theme or "")
    sent = signal.sent_at or signal.created_at
    is_waiting = signal.state in ("sent", "read")
    return Card(
        id=signal.id,
        code=client.code,
        client_name=name_of(house, client),
        state=signal.state,
        when=moment(house, sent),
        waits=_waits(house, now() - sent) if is_waiting else None,
        is_long=is_waiting and sent < long_before(house),
        feeling=signal.feeling,
        theme=theme.title if theme else None,
        pictogram=_drawn(theme),
        has_it=holder.name if holder else None,
        files=len(signal.attachment_ids),
    )


def _drawn(theme: Theme | None) -> str | None:
    """A live release may have a pictogram that nobody drew: then its title is enough."""
    return theme.pictogram if theme and drawing_of(theme.pictogram) else None


def long_before(house: Parts) -> datetime:
    """What waits since before this moment, waits long."""
    return now() - timedelta(hours=house.organisation.unread_after_hours)


def _waits(house: Parts, since: timedelta) -> str:
    words = house.words().pages
    if since < _HOUR:
        return words["waits_short"]
    one, more, unit = _HOURS if since < _DAY else _DAYS
    count = since // unit
    return fill(words[one if count == 1 else more], {"count": str(count)})
