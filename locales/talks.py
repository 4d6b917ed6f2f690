"""A talk in person in words: the day by its name, the time, and where and what together."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from locales.responses import Response

Said = Mapping[str, Response]


def talk_in_words(
    said: Said, at: datetime, timezone: str, place: str | None, activity: str | None
) -> str:
    """A line for each thing that is known, on this time zone's clock; `said` are the words."""
    here = at.astimezone(ZoneInfo(timezone))
    time = here.strftime("%H:%M")
    lines = [_line(said, "say_talk_moment", day=day_in_words(said, here), time=time)]
    if place:
        lines.append(_line(said, "say_talk_where", words=place))
    if activity:
        lines.append(_line(said, "say_talk_together", words=activity))
    return "\n".join(lines)


def day_in_words(said: Said, here: datetime) -> str:
    """The day by its name, its number, and the month, of a moment on the local clock."""
    title = said["buttons_rhythm_day"].buttons[here.weekday()].title
    day = title.split(" ", 1)[-1].lower()  # without its pictogram
    return f"{day} {here.day} {said[f'say_month_{here.month}'].text}"


def _line(said: Said, response: str, **values: str) -> str:
    text = said[response].text
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value, 1)
    return text
