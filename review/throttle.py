"""How often one computer, or one person, may ask: enough for people, too little for machines."""

from __future__ import annotations

from typing import Literal

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from review.refusal import Refusal

Deed = Literal["look", "link", "send_code", "try_code", "ask_link", "link_to",
    "log_in", "log_in_to", "second", "aloud",
]  # fmt: skip

_LIMITS: dict[Deed, str] = {
    "look": "240 per minute",
    "link": "30 per minute",
    "send_code": "6 per hour",  # to one person
    "try_code": "20 per minute",
    "ask_link": "10 per hour",  # by one computer
    "link_to": "3 per hour",  # to one address
    "log_in": "20 per 10 minutes",  # by one computer
    "log_in_to": "20 per hour",  # to one account
    "second": "20 per hour",  # codes tried for one account
    "aloud": "40 per minute",  # a voice costs more than a page
}


class Throttle:
    """Kept in memory: after a restart everybody starts afresh."""

    def __init__(self, limits: dict[Deed, str] | None = None) -> None:
        chosen = _LIMITS | (limits or {})
        self._limits: dict[Deed, RateLimitItem] = {
            deed: parse(text) for deed, text in chosen.items()
        }
        self._counter = MovingWindowRateLimiter(MemoryStorage())

    def allows(self, deed: Deed, who: str) -> bool:
        """Counts this time, and says whether it was not one too many."""
        return self._counter.hit(self._limits[deed], deed, who)

    def check(self, deed: Deed, who: str) -> None:
        """Refuses what was one too many."""
        if not self.allows(deed, who):
            raise Refusal("too_often", 429)
