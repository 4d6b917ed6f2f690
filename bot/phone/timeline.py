"""What was said on both sides, put in one order: the last day of a conversation."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.phone.drawing import draw_own, draw_theirs
from bot.phone.entry import Entry, Option, options
from bot.phone.sides import Cursor, Said, Shown

_SILENCE = timedelta(minutes=30)


@dataclass(frozen=True)
class Timeline:
    """Both sides of one phone, each in its own order."""

    said: tuple[Said, ...]
    shown: tuple[Shown, ...]
    last: int = 0
    """The number of the last message to this phone, however old it is."""

    @property
    def cursor(self) -> Cursor:
        return Cursor(self.last, max((one.number for one in self.said), default=0))

    @property
    def is_typing(self) -> bool:
        """Something was said that was not answered yet."""
        return any(one.is_waiting for one in self.said)

    def entries(self, after: Cursor, zone: ZoneInfo) -> list[Entry]:
        """The bubbles after this cursor; a moment stands above one that follows a silence."""
        old = {one.row_id for one in self.shown if one.number <= after.shown}
        old |= {one.name for one in self.said if one.number <= after.said}
        return [entry for name, entry in _with_moments(self._all(), zone) if name not in old]

    def choices(self) -> list[Option]:
        """The answers to the last question; none while an answer is under way."""
        asked = [one for one in self.shown if _asks(one)]
        if not asked or self.is_typing:
            return []
        return options(asked[-1].row_id, asked[-1].reply, inline=False, pressed=frozenset())

    def _all(self) -> list[tuple[str, Entry]]:
        titles = {one.row_id: one.reply for one in self.shown}
        pressed = frozenset(one.incoming.text or "" for one in self.said if _is_choice(one))
        drawn = [(one.row_id, draw_theirs(one, pressed)) for one in self.shown if one.is_seen]
        drawn += [(one.name, draw_own(one, titles)) for one in self.said if _is_seen(one)]
        return sorted(drawn, key=lambda pair: pair[1].at)


def _asks(one: Shown) -> bool:
    """As on Telegram: what comes in between does not take the answers to the last question away.

    Buttons that stay with their message are no answers at the bottom.
    """
    is_turn = one.kind not in ("nudge", "signal")
    at_the_bottom = any(not button.inline for button in one.reply.buttons)
    return is_turn and (one.reply.remove_keyboard or at_the_bottom)


def _is_choice(one: Said) -> bool:
    return one.incoming.kind == "choice"


def _is_seen(one: Said) -> bool:
    return one.incoming.kind != "start"  # a code, which nobody said


def _with_moments(
    pairs: Iterable[tuple[str, Entry]], zone: ZoneInfo
) -> Iterable[tuple[str, Entry]]:
    before: datetime | None = None
    for name, entry in pairs:
        quiet = before is None or entry.at - before > _SILENCE
        clock = entry.at.astimezone(zone).strftime("%H:%M") if quiet else None
        yield name, dataclasses.replace(entry, moment=clock)
        before = entry.at
