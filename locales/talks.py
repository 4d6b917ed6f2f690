"""A talk in person in words: the day by its name, the time, and where and what together."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from locales.responses import Response, fill

Said = Mapping[str, Response]


class Planned(Protocol):
    """When, where and what together; a talk of the store has it."""

    @property
    def at(self) -> datetime | None: ...

    @property
    def place(self) -> str | None: ...

    @property
    def activity(self) -> str | None: ...


def talk_in_words(said: Said, talk: Planned, timezone: str) -> str:
    """A line for each thing that is known, on this time zone's clock; `said` are the words.

    Empty while there is no moment.
    """
    if talk.at is None:
        return ""
    here = talk.at.astimezone(ZoneInfo(timezone))
    when = {"day": day_in_words(said, here), "time": here.strftime("%H:%M")}
    lines = [fill(said["say_talk_moment"].text, when)]
    if talk.place:
        lines.append(fill(said["say_talk_where"].text, {"words": talk.place}))
    if talk.activity:
        lines.append(fill(said["say_talk_together"].text, {"words": talk.activity}))
    return "\n".join(lines)


def day_in_words(said: Said, here: datetime) -> str:
    """The day by its name, its number, and the month, of a moment on the local clock."""
    day = said["buttons_rhythm_day"].buttons[here.weekday()].word
    return f"{day} {here.day} {said[f'say_month_{here.month}'].text}"
