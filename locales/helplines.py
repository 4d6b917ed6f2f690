"""The numbers that a client in danger can call, and whether somebody checked them lately."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from pydantic import ConfigDict

from locales.reading import read_yaml

CHECK_EVERY = timedelta(days=180)


@dataclass(frozen=True)
class Helpline:
    """One number; `says` is what it is for, `spoken` how the number is read aloud."""

    __pydantic_config__ = ConfigDict(extra="forbid")
    code: str
    name: str
    number: str
    link: str
    says: str
    spoken: str
    source: str
    pictogram: str
    checked_on: date | None = None
    app: str | None = None
    region: str | None = None

    def is_old(self, today: date) -> bool:
        """Nobody has looked for 180 days whether the number still works, or ever."""
        return self.checked_on is None or today - self.checked_on > CHECK_EVERY


@dataclass(frozen=True)
class _File:
    __pydantic_config__ = ConfigDict(extra="forbid")
    helplines: list[Helpline]


def read_helplines(folder: Path) -> dict[str, Helpline]:
    """The helplines by code, in the order of the file."""
    lines = read_yaml(folder / "helplines.yml", _File).helplines
    return {line.code: line for line in lines}
