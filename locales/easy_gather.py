"""Gather every text that the rules for easy Dutch hold for: what clients and contacts read."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ConfigDict

from locales.easy_pieces import Kind, Piece
from locales.easy_words import WordList
from locales.helplines import read_helplines
from locales.needs import read_needs
from locales.reading import read_yaml
from locales.responses import Button, Response, read_file, response_files


@dataclass(frozen=True)
class _Pages:
    __pydantic_config__ = ConfigDict(extra="ignore")
    pages: dict[str, str] | None = None


def gather(folder: Path, words: WordList) -> list[Piece]:
    """All pieces, in the order of the files; `staff.yml` is for staff and has other rules."""
    return [
        *_responses(folder),
        *_pages(folder),
        *_helplines(folder),
        *_needs(folder),
        *_explanations(words),
    ]


def _responses(folder: Path) -> Iterator[Piece]:
    for path in response_files(folder):
        name = path.relative_to(folder).as_posix()
        for response in filter(_is_said, read_file(path)):
            yield Piece(name, response.name, _kind(response), response.text, response.buttons)
            if response.spoken is not None:
                yield Piece(name, response.name, "line", response.spoken)


def _is_said(response: Response) -> bool:
    """What begins with `heard_` lists words of clients, to listen for: nobody reads it."""
    return not response.name.startswith("heard_")


def _kind(response: Response) -> Kind:
    """By name, as code uses them: `button_…`, `buttons_…` and `signal_…` are parts of a turn."""
    if response.name.startswith(("button_", "buttons_")):
        return "list"
    return "line" if response.name.startswith("signal_") else "turn"


def _pages(folder: Path) -> Iterator[Piece]:
    for name in ("review.yml", "bot.yml"):
        path = folder / name
        pages = (read_yaml(path, _Pages).pages or {}) if path.exists() else {}
        for key, text in pages.items():
            yield Piece(name, key, "turn", text)


def _helplines(folder: Path) -> Iterator[Piece]:
    """The name of a helpline is a name; what it is for is a sentence of ours."""
    for code, line in read_helplines(folder).items():
        yield Piece("helplines.yml", code, "line", line.says)


def _needs(folder: Path) -> Iterator[Piece]:
    needs = read_needs(folder)
    for theme in needs.themes:
        label = Button(f"{theme.pictogram} {theme.title}", f"theme={theme.code}")
        yield Piece("needs.yml", theme.code, "list", "", (label,))
    for need in needs.needs:
        yield Piece("needs.yml", need.code, "line", need.sentence)


def _explanations(words: WordList) -> Iterator[Piece]:
    for each in words.hard:
        yield Piece("words.yml", each.word, "line", each.easy)
