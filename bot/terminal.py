"""A talk in a terminal, through the web phone of the running bot: the same way as on a phone."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from html.parser import HTMLParser
from typing import TextIO

import httpx

_TOKEN = re.compile(r'data-token="([^"]*)"')
_CURSOR = re.compile(r'data-cursor="([^"]*)"')
_SAY = "/phone/say"


class NoPhone(Exception):
    """The web phone does not answer."""


class Terminal:
    """Prints what Zegje says, numbers the buttons, and sends a line or a number back."""

    def __init__(self, url: str, out: TextIO) -> None:
        self._http = httpx.Client(base_url=url, follow_redirects=True, timeout=40)
        self._out = out
        self._options: list[str] = []

    def talk(self, lines: Iterable[str]) -> None:
        """Until the lines end. Raises NoPhone."""
        try:
            self._open()
            for line in lines:
                self._send(line.strip())
                self._listen()
        except httpx.HTTPError as error:
            raise NoPhone(f"the web phone does not answer ({type(error).__name__})") from None

    def _open(self) -> None:
        page = self._http.get("/")
        page.raise_for_status()
        token, cursor = _TOKEN.search(page.text), _CURSOR.search(page.text)
        if token is None or cursor is None:
            raise NoPhone("this web phone needs a personal link")
        self._token, self._cursor = token[1], cursor[1]
        self._show(page.text)
        self._listen()

    def _send(self, line: str) -> None:
        number = int(line) - 1 if line.isdigit() else -1
        chosen = 0 <= number < len(self._options)
        said = {"choice": self._options[number]} if chosen else {"text": line}
        form = {"token": self._token, "id": secrets.token_hex(16), **said}
        self._http.post(_SAY, data=form, headers={"Accept": "application/json"})

    def _listen(self) -> None:
        """Until the buttons of a new question are there, or nothing more comes."""
        for _ in range(3):
            query = {"after": self._cursor, "typing": "yes"}
            news = self._http.get("/phone/messages", params=query).json()
            self._cursor = news["cursor"]
            for entry in news["entries"]:
                self._show(entry["html"])
            self._ask(news["choices"])
            if not news["typing"]:
                return

    def _show(self, html: str) -> None:
        for line in _read(html).paragraphs:
            self._out.write(f"{line}\n")

    def _ask(self, html: str) -> None:
        read = _read(html)
        self._options = [value for value, _ in read.buttons]
        for number, (_, word) in enumerate(read.buttons, 1):
            self._out.write(f"  {number}. {word}\n")
        self._out.flush()


class _Reading(HTMLParser):
    """The sentences and the buttons of a piece of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: list[str] = []
        self.buttons: list[tuple[str, str]] = []
        self._into: list[str] | None = None
        self._value: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "p" or (tag == "button" and given.get("name") == "choice"):
            self._into, self._value = [], given.get("value")

    def handle_data(self, data: str) -> None:
        if self._into is not None:
            self._into.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._into is None or tag not in ("p", "button"):
            return
        words = "".join(self._into).strip()
        if tag == "button":
            self.buttons.append((self._value or "", " ".join(words.split())))
        else:
            self.paragraphs.append(words)
        self._into = None


def _read(html: str) -> _Reading:
    reading = _Reading()
    reading.feed(html)
    return reading
