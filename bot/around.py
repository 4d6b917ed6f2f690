"""What every telling is made of, whoever began it: a message (`Scene`), a clock, or a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from bot.links import Links
from locales.loader import Words
from store import Work
from store.organisation import Organisation


class Around(Protocol):
    """A scene has it; so has what happened on a page."""

    @property
    def work(self) -> Work: ...

    @property
    def words(self) -> Words: ...

    @property
    def organisation(self) -> Organisation: ...

    @property
    def links(self) -> Links: ...


@dataclass(frozen=True)
class Surroundings:
    """For the clocks, which have no scene."""

    work: Work
    words: Words
    organisation: Organisation
    links: Links
