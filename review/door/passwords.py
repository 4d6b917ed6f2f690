"""Passwords: argon2id, long rather than strange, and as slow for a name that nobody has."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from pwdlib import PasswordHash

SHORTEST, LONGEST = 12, 200
_FEWEST_LETTERS = 5  # different ones, in all of it
_TOO_PLAIN = ("wachtwoord", "password", "welkom", "zegje", "qwerty", "123456", "abcdef")
_LITTLE = 8  # beside a plain word this much more must stand there

_HASH = PasswordHash.recommended()


def hashed(password: str) -> str:
    """Takes a tenth of a second, on purpose."""
    return _HASH.hash(password)


def is_right(password: str, known: str | None) -> bool:
    """Without a known one it takes as long, so that time does not tell who is here."""
    fits = _HASH.verify(password[:LONGEST], known or _nobodys())
    return fits and known is not None


def what_is_wrong(password: str, again: str, names: Iterable[str]) -> str | None:
    """The text that says why it cannot be chosen, or None."""
    if len(password) < SHORTEST:
        return "password_short"
    if len(password) > LONGEST:
        return "password_long"
    if _is_plain(password.casefold(), names):
        return "password_plain"
    return None if password == again else "password_other"


def _is_plain(password: str, names: Iterable[str]) -> bool:
    parts = {part for name in names for part in name.casefold().replace("@", " ").split()}
    for word in (*_TOO_PLAIN, *(part for part in parts if len(part) > 2)):
        if word in password and len(password) - len(word) < _LITTLE:
            return True
    return len(set(password)) < _FEWEST_LETTERS


@cache
def _nobodys() -> str:
    return _HASH.hash("nobody has this password")
