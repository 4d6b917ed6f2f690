"""How often one phone, or one computer, may ask: enough for people, too little for machines."""

from typing import Literal

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

Deed = Literal["say", "upload", "ask", "listen", "link", "try_out"]

_LIMITS: dict[Deed, str] = {
    "say": "40 per minute",
    "upload": "12 per minute",
    "ask": "240 per minute",
    "listen": "120 per minute",
    "link": "12 per minute",
    "try_out": "30 per minute",
}


class Throttle:
    """Kept in memory: after a restart everybody starts afresh."""

    def __init__(self, limits: dict[Deed, str] = _LIMITS) -> None:
        self._limits: dict[Deed, RateLimitItem] = {
            deed: parse(text) for deed, text in limits.items()
        }
        self._counter = MovingWindowRateLimiter(MemoryStorage())

    def allows(self, deed: Deed, who: str) -> bool:
        """Counts this time, and says whether it was not one too many."""
        return self._counter.hit(self._limits[deed], deed, who)
