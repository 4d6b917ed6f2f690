"""What the bot says: the responses of every topic, and the sentences of the bot itself."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ConfigDict

from locales.reading import WordsError, read_yaml
from locales.style import message

_PLACE = re.compile(r"\{(\w+)\}")
_CLOSED = ConfigDict(extra="forbid")


@dataclass(frozen=True)
class Button:
    """A button under a text; `inline` when pressing it gives away or takes something."""

    __pydantic_config__ = _CLOSED
    title: str
    payload: str
    inline: bool = False

    @property
    def word(self) -> str:
        """Its title without the pictogram, as it is said in a sentence."""
        return self.title.split(" ", 1)[-1].lower()


@dataclass(frozen=True)
class Response:
    """One text with its buttons; `spoken` when it must be read aloud in other words."""

    name: str
    text: str
    buttons: tuple[Button, ...] = ()
    image: str | None = None
    spoken: str | None = None


@dataclass(frozen=True)
class _Written:
    __pydantic_config__ = _CLOSED
    text: str
    buttons: list[Button] | None = None
    image: str | None = None
    spoken: str | None = None


@dataclass(frozen=True)
class _File:
    __pydantic_config__ = ConfigDict(extra="forbid")
    responses: dict[str, list[_Written]]
    version: str | None = None
    pages: dict[str, str] | None = None  # of the web phone, in bot.yml; read by `locales.loader`


def fill(text: str, values: Mapping[str, str]) -> str:
    """In one pass: a name, or somebody's words, that hold braces are never filled in again."""
    return _PLACE.sub(lambda place: as_begun(place, values.get(place[1], place[0])), text)


def as_begun(place: re.Match[str], value: str) -> str:
    """A name where a sentence begins: *somebody*, small in the middle, has a capital there."""
    before = place.string[: place.start()].rsplit("\n", 1)[-1].rstrip()
    begins = before[-1:] in (".", "!", "?") or not any(map(str.isalnum, before))
    return value[:1].upper() + value[1:] if begins and place[1].endswith("_name") else value


def read_responses(folder: Path) -> Mapping[str, Response]:
    """Every response of `responses/*.yml` and `bot.yml` by name; each name stands in one file."""
    found: dict[str, Response] = {}
    for path in response_files(folder):
        for response in read_file(path):
            if response.name in found:
                raise WordsError(message("double_response", file=path.name, name=response.name))
            found[response.name] = response
    return found


def response_files(folder: Path) -> list[Path]:
    """The files that hold responses, in a fixed order."""
    own = folder / "bot.yml"
    return sorted((folder / "responses").glob("*.yml")) + ([own] if own.exists() else [])


def read_file(path: Path) -> list[Response]:
    """The responses of one file; every response has exactly one text."""
    written = read_yaml(path, _File).responses
    for name, texts in written.items():
        if len(texts) != 1:
            raise WordsError(message("one_text", file=path.name, name=name, count=len(texts)))
    return [_response(name, texts[0]) for name, texts in written.items()]


def _response(name: str, written: _Written) -> Response:
    buttons = tuple(written.buttons or ())
    return Response(name, written.text.strip(), buttons, written.image, written.spoken)
