"""What the organisation tells about itself (ORGANISATION_FILE): read once, then handed to all."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Literal, Self, get_args
from zoneinfo import ZoneInfo, available_timezones

import yaml
from pydantic import AfterValidator, Field, ValidationError, model_validator

from store.reachable import (
    Activity,
    Adviser,
    Name,
    OnCallLine,
    Part,
    Reachable,
    Span,
    within,
)

Day = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
DAYS: tuple[Day, ...] = get_args(Day)
Step = Literal["emergency_contact", "on_call", "confidential_adviser"]
Listener = Literal["same_advocate", "next_advocate", "manager"]
Minutes = Annotated[int, Field(ge=1, le=120)]


def _is_zone(text: str) -> str:
    if text not in available_timezones():
        raise ValueError("an IANA name, like Europe/Amsterdam")
    return text


Zone = Annotated[str, AfterValidator(_is_zone)]
Days = Annotated[int, Field(ge=1, le=3650)]


class OrganisationError(Exception):
    """The file cannot be used; the text says where and why, for the person who wrote it."""


class Escalation(Part):
    """Who is told in which order, and after how many unread minutes the next one is."""

    order: tuple[Step, ...] = ("emergency_contact", "on_call", "confidential_adviser")
    minutes_a: Minutes = 5
    minutes_b: Minutes = 15

    @model_validator(mode="after")
    def _ends_somewhere(self) -> Self:
        if not {"on_call", "confidential_adviser"} <= set(self.order):
            raise ValueError("the order needs on_call and confidential_adviser")
        return self


class Rung(Part):
    """One step for what an advocate does not read: whom to tell, after how many hours more."""

    tell: Listener
    after_hours: Annotated[int, Field(ge=1, le=336)] = 24


class Ladder(Part):
    """`next_advocate` is repeated as long as the client has another one."""

    steps: tuple[Rung, ...] = (Rung(tell="next_advocate"), Rung(tell="manager"))
    by: Literal["telegram_or_email", "both"] = "telegram_or_email"


class DangerProtocol(Part):
    """What on-call hears of a client who did not agree to telling; never the words."""

    without_consent: Literal["attention", "nothing"] = "attention"


class Retention(Part):
    """After how many days things are purged."""

    conversations: Days = 30
    messages: Days = 30
    unclear: Days = 90
    forgotten_keys: Annotated[int, Field(ge=1, le=90)] = 14


class Organisation(Part):
    """All that differs from one organisation to the next and is no word of a conversation."""

    name: Name
    locations: dict[str, Name] = Field(min_length=1)
    on_call: OnCallLine
    confidential_adviser: Adviser
    complaints_officer: Reachable
    clients_council: Reachable
    own_strength_conference: Reachable
    activities: dict[str, tuple[Activity, ...]] = Field(default={})
    monitored_hours: dict[Day, tuple[Span, ...]] = Field(default={})
    timezone: Zone = "Europe/Amsterdam"
    escalation: Escalation = Escalation()
    danger: DangerProtocol = DangerProtocol()
    ladder: Ladder = Ladder()
    unread_after_hours: Annotated[int, Field(ge=1, le=336)] = 24
    helplines: dict[str, Reachable] = Field(default={})
    retention_days: Retention = Retention()

    @model_validator(mode="after")
    def _knows_its_places(self) -> Self:
        unknown = sorted(set(self.activities) - set(self.locations))
        if unknown:
            raise ValueError(f"activities for a location that is not listed: {', '.join(unknown)}")
        return self

    def is_monitored(self, now: datetime) -> bool:
        """Whether somebody reads along at this moment."""
        here = now.astimezone(ZoneInfo(self.timezone))
        spans = self.monitored_hours.get(DAYS[here.weekday()], ())
        return any(within(here.time(), span) for span in spans)


def load_organisation(path: Path) -> Organisation:
    """Read the file; `OrganisationError` names each place that is wrong, on a line of its own."""
    try:
        return Organisation.model_validate(_read(path))
    except ValidationError as error:
        raise OrganisationError(f"ORGANISATION_FILE {path}:\n{_explain(error)}") from error


def _read(path: Path) -> Any:
    try:
        text = path.read_text(encoding="utf-8")
        return yaml.load(text, Loader=yaml.CSafeLoader)
    except OSError as error:
        reason = error.strerror
        raise OrganisationError(f"ORGANISATION_FILE {path} cannot be read: {reason}") from error
    except yaml.YAMLError as error:
        raise OrganisationError(f"ORGANISATION_FILE {path} is no good YAML: {error}") from error


def _explain(error: ValidationError) -> str:
    places = ((".".join(map(str, each["loc"])) or "file", each["msg"]) for each in error.errors())
    return "\n".join(f"  {place}: {message}" for place, message in places)
