"""The words of the pages, read once for all tests of review."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from locales.needs import Needs, read_needs
from locales.responses import Response, read_responses

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Texts:
    pages: Mapping[str, str]
    staff: Mapping[str, str]
    responses: Mapping[str, Response]
    needs: Needs
    roles: Mapping[str, Collection[str]]


@cache
def texts() -> Texts:
    words = ROOT / "locales/nl"
    pages = _pages(words / "review.yml")
    roles = yaml.load((words / "roles.yml").read_text(), Loader=yaml.CSafeLoader)["roles"]
    return Texts(
        pages,
        _pages(words / "staff.yml"),
        read_responses(words),
        read_needs(words),
        {name: frozenset(words) for name, words in roles.items()},
    )


def _pages(path: Path) -> Mapping[str, str]:
    return dict(yaml.load(path.read_text(), Loader=yaml.CSafeLoader)["pages"])
