"""All words of one language folder, read once: what the processes say comes from here."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ConfigDict

from locales.helplines import Helpline, read_helplines
from locales.needs import Need, Needs, Theme, read_needs
from locales.reading import WordsError, read_yaml
from locales.responses import Button, Response, read_responses
from locales.roles import read_roles
from locales.safety import Safety, read_safety
from locales.weights import read_weights

__all__ = [
    "Button",
    "Helpline",
    "Need",
    "Needs",
    "Response",
    "Safety",
    "Theme",
    "Words",
    "WordsError",
    "load_words",
]


@dataclass(frozen=True)
class Words:
    """The words of a folder; `pages` and `staff` are keyed texts of the website."""

    responses: Mapping[str, Response]
    pages: Mapping[str, str]
    staff: Mapping[str, str]
    helplines: Mapping[str, Helpline]
    safety: Safety
    needs: Needs
    roles: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class _Pages:
    __pydantic_config__ = ConfigDict(extra="forbid")
    pages: dict[str, str]


@dataclass(frozen=True)
class _PhonePages:
    __pydantic_config__ = ConfigDict(extra="ignore")
    pages: dict[str, str] | None = None


def load_words(folder: Path, weights: Path | None = None) -> Words:
    """Read and check the whole folder; a WordsError says in Dutch what is wrong and where.

    `weights`: where a release keeps what was learned from the sentences, for who hears clients.
    """
    safety = read_safety(folder)
    return Words(
        responses=read_responses(folder),
        pages={**_read_pages(folder / "review.yml"), **_read_phone_pages(folder / "bot.yml")},
        staff=_read_pages(folder / "staff.yml"),
        helplines=read_helplines(folder),
        safety=replace(safety, learned=read_weights(weights)) if weights else safety,
        needs=read_needs(folder),
        roles=read_roles(folder),
    )


def _read_pages(path: Path) -> Mapping[str, str]:
    return read_yaml(path, _Pages).pages if path.exists() else {}


def _read_phone_pages(path: Path) -> Mapping[str, str]:
    """The texts of the web phone stand at the end of the bot's own file."""
    return (read_yaml(path, _PhonePages).pages or {}) if path.exists() else {}
