"""One thing that was looked at, and how it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Finding:
    """`text` says what is so, and for a bad one what to do; never a word of a person."""

    state: Literal["good", "warn", "bad"]
    about: str
    text: str

    def __str__(self) -> str:
        mark = {"good": "ok  ", "warn": "note", "bad": "WRONG"}[self.state]
        return f"{mark:6}{self.about:14}{self.text}"


def good(about: str, text: str) -> Finding:
    return Finding("good", about, text)


def warn(about: str, text: str) -> Finding:
    """Good to know; Zegje works."""
    return Finding("warn", about, text)


def bad(about: str, text: str) -> Finding:
    """Something does not work."""
    return Finding("bad", about, text)
