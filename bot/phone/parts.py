"""What the routes of the phone work with: handed in once, kept on the application."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from jinja2 import Environment
    from starlette.requests import Request

    from bot.phone.doorbell import Doorbell
    from bot.phone.throttle import Throttle
    from store import Store
    from voice import VoicePack


class Texts(Protocol):
    """The part of `locales.Words` that pages are made of."""

    @property
    def pages(self) -> Mapping[str, str]: ...


class Live(Protocol):
    """The words and recordings that are live (`bot.live.Live`)."""

    @property
    def words(self) -> Texts: ...

    @property
    def voices(self) -> VoicePack: ...


# What is said when a message could not be stored: the sentences for this text (danger first).
WhenLost = Callable[[str | None], Sequence[str]]


@dataclass(frozen=True)
class Parts:
    """Everything is real in the process; tests hand in small ones of their own."""

    store: Store
    live: Callable[[], Live]
    wake: Callable[[], None]
    """Rings the worker: something was put in the inbox."""
    doorbell: Doorbell
    throttle: Throttle
    templates: Environment
    find_picture: Callable[[str], Path | None]
    """A picture of our own, by the name that a reply gives."""
    when_lost: WhenLost
    is_secure: bool
    """Served with TLS: cookies get their strictest form."""
    timezone: str
    try_out: str | None
    """The location of people who try out without a link; None where a link is needed."""


def parts(request: Request) -> Parts:
    """The parts of the application that this request came to."""
    return cast("Parts", request.app.state.parts)
