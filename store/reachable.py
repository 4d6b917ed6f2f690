"""How somebody outside the conversation is reached; the small parts of ORGANISATION_FILE."""

from __future__ import annotations

from datetime import time
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator


class Part(BaseModel):
    """A frozen part of the file; a key that nobody knows is a mistake, not a wish."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


def _is_phone(text: str) -> str:
    digits = text.replace(" ", "").replace("-", "").removeprefix("+")
    if not (digits.isdigit() and 3 <= len(digits) <= 15):
        raise ValueError("a phone number has 3 to 15 digits, like 020 123 45 67")
    return text


def _is_email(text: str) -> str:
    name, _, host = text.partition("@")
    if not (name and "." in host and not any(letter.isspace() for letter in text)):
        raise ValueError("an e-mail address looks like name@organisation.example")
    return text.casefold()


def _is_span(text: str) -> str:
    start, _, end = text.partition("-")
    try:
        in_order = time.fromisoformat(start.strip()) < time.fromisoformat(end.strip())
    except ValueError as error:
        raise ValueError("hours look like 09:00-17:00") from error
    if not in_order:
        raise ValueError("hours begin before they end; a night is two spans, on two days")
    return text


Phone = Annotated[str, AfterValidator(_is_phone)]
Email = Annotated[str, AfterValidator(_is_email)]
Span = Annotated[str, AfterValidator(_is_span)]
Name = Annotated[str, Field(min_length=1, max_length=60)]


def within(moment: time, span: str) -> bool:
    """Whether the span ("09:00-17:00", the end not included) holds this moment."""
    start, _, end = span.partition("-")
    return time.fromisoformat(start.strip()) <= moment < time.fromisoformat(end.strip())


class Reachable(Part):
    """Somebody, or an office, that a client can be pointed to."""

    name: Name
    phone: Phone | None = None
    email: Email | None = None

    @model_validator(mode="after")
    def _has_a_way(self) -> Self:
        if not (self.phone or self.email):
            raise ValueError("give a phone number or an e-mail address")
        return self


class Adviser(Reachable):
    """The confidential adviser is told by e-mail when nobody else may be told."""

    email: Email


class OnCallLine(Part):
    """The line that clients are given, and the staff (by e-mail address) in the order of asking."""

    name: Name
    phone: Phone
    people: tuple[Email, ...] = ()


class Activity(Part):
    """Something to do near a location."""

    title: Name
    where: Name
    when: Name
