"""How fast the sender may go: Telegram's limits for the whole bot and for each chat."""

import time
from collections.abc import Callable

Clock = Callable[[], float]

ALL_PER_SECOND = 30.0
KEPT_FOR_DANGER = 5.0
CHAT_PER_SECOND = 1.0
CHAT_BURST = 3.0
_MANY_CHATS = 2_000


class Bucket:
    """Tokens that come back with time; it may go below zero when danger takes without waiting."""

    def __init__(self, per_second: float, burst: float, clock: Clock) -> None:
        self._per_second, self._burst, self._clock = per_second, burst, clock
        self._tokens, self._at = burst, clock()

    def wait(self, left_over: float = 0.0) -> float:
        """Seconds until a token can be taken and `left_over` tokens remain."""
        missing = 1.0 + left_over - self._count()
        # A millionth is the noise of adding fractions of a second.
        return 0.0 if missing < 1e-6 else missing / self._per_second

    def take(self) -> None:
        """Takes one token."""
        self._tokens = self._count() - 1.0
        self._at = self._clock()

    def is_full(self) -> bool:
        """Nothing was taken lately."""
        return self._count() >= self._burst

    def _count(self) -> float:
        gained = (self._clock() - self._at) * self._per_second
        return min(self._burst, self._tokens + gained)


class Limits:
    """The pace of the whole bot, the pace of each chat, and the pauses that Telegram asked for."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._all = Bucket(ALL_PER_SECOND, ALL_PER_SECOND, clock)
        self._chats: dict[str, Bucket] = {}
        self._paused: dict[str, float] = {}
        self._all_paused = 0.0

    def wait(self, chat: str, urgent: bool = False) -> float:
        """Seconds until a message to this chat may go; danger waits for no ordinary message."""
        pause = max(self._all_paused, self._paused.get(chat, 0.0)) - self._clock()
        pace = self._all.wait(0.0 if urgent else KEPT_FOR_DANGER)
        own = 0.0 if urgent else self._bucket(chat).wait()
        return max(pause, pace, own, 0.0)

    def take(self, chat: str) -> None:
        """Counts one message to this chat."""
        self._all.take()
        self._bucket(chat).take()

    def pause(self, chat: str, seconds: float) -> None:
        """Keeps the chat quiet, as a 429 asked.

        Telegram does not say whether it means the chat or the bot. When a second chat is refused
        while the first still waits, it means the bot.
        """
        now = self._clock()
        self._paused = {other: end for other, end in self._paused.items() if end > now}
        if set(self._paused) - {chat}:
            self._all_paused = max(self._all_paused, now + seconds)
        self._paused[chat] = now + seconds

    def _bucket(self, chat: str) -> Bucket:
        if len(self._chats) > _MANY_CHATS:
            self._chats = {name: one for name, one in self._chats.items() if not one.is_full()}
        if chat not in self._chats:
            self._chats[chat] = Bucket(CHAT_PER_SECOND, CHAT_BURST, self._clock)
        return self._chats[chat]
