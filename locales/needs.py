"""The needs that a client can choose from, three at a time, after a theme is confirmed."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import ConfigDict

from locales.reading import WordsError, read_yaml
from locales.style import message

_CLOSED = ConfigDict(extra="forbid")


@dataclass(frozen=True)
class Theme:
    """One of the nine themes; its intent is `need_<code>`."""

    __pydantic_config__ = _CLOSED
    code: str
    title: str
    pictogram: str


@dataclass(frozen=True)
class Need:
    """One need in a client's words; `source` is heading and bullet of the interviews' report."""

    __pydantic_config__ = _CLOSED
    code: str
    theme: str
    sentence: str
    pictogram: str
    source: str


@dataclass(frozen=True)
class Needs:
    """All themes and all needs, in the order in which they are offered."""

    __pydantic_config__ = _CLOSED
    themes: tuple[Theme, ...]
    needs: tuple[Need, ...]

    def of_theme(self, theme: str) -> tuple[Need, ...]:
        """The needs of one theme."""
        return tuple(need for need in self.needs if need.theme == theme)

    def by_code(self, code: str) -> Need | None:
        """The need of that code, if it still exists."""
        return next((need for need in self.needs if need.code == code), None)


def read_needs(folder: Path) -> Needs:
    """The themes and needs; a need of a theme that does not exist is refused."""
    needs = read_yaml(folder / "needs.yml", Needs)
    themes = {theme.code for theme in needs.themes}
    for need in needs.needs:
        if need.theme not in themes:
            raise WordsError(message("no_theme", code=need.code, theme=need.theme))
    return needs
