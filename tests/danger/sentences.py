"""The sentences of tests/danger/*.yml as typed data: what clients say, and how grave it is."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from locales.reading import read_yaml
from locales.signs import Notice, Tier

HERE = Path(__file__).parent
Half = Literal["tune", "unseen"]


@dataclass(frozen=True)
class Group:
    """Sentences of one kind."""

    category: str
    tier: Tier
    said: tuple[str, ...]


@dataclass(frozen=True)
class Everyday:
    """Sentences in which nobody is in danger; `may` is the only tier that may be noticed."""

    about: str
    said: tuple[str, ...]
    may: Tier | None = None


@dataclass(frozen=True)
class Alarming:
    """One sentence, and what must be noticed in it."""

    text: str
    category: str
    tier: Tier

    def is_met_by(self, found: Notice | None) -> bool:
        """At least its tier; in tier A everybody hears 112 first, whatever the category."""
        if found is None or found.tier > self.tier:
            return False
        return found.tier == "A" or found.category == self.category


@cache
def alarming(tiers: str = "AB") -> tuple[Alarming, ...]:
    """Both halves, of these tiers."""
    halves = read_yaml(HERE / "alarming.yml", dict[Half, list[Group]])
    return tuple(
        Alarming(text, group.category, group.tier)
        for groups in halves.values()
        for group in groups
        if group.tier in tiers
        for text in group.said
    )


@cache
def everyday() -> tuple[tuple[str, Tier | None], ...]:
    """Both halves: each sentence with the tier that may be noticed in it."""
    halves = read_yaml(HERE / "innocent.yml", dict[Half, list[Everyday]])
    return tuple(
        (text, group.may) for groups in halves.values() for group in groups for text in group.said
    )
