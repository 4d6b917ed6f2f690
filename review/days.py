"""A day that somebody chose on a page, as a moment on the organisation's clock."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from review.parts import Parts
from review.refusal import Refusal
from store.times import now


def moment_of(house: Parts, day: str) -> datetime:
    """The beginning of that day, on the organisation's clock; it must lie ahead."""
    try:
        chosen = date.fromisoformat(day)
    except ValueError:
        raise Refusal("away_wrong", 400) from None
    begin = datetime.combine(chosen, time(), ZoneInfo(house.organisation.timezone))
    if begin <= now():
        raise Refusal("away_wrong", 400)
    return begin
