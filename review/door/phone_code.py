"""The second proof: six digits from an app on one's own phone (RFC 6238), or a spare code."""

from __future__ import annotations

import secrets
from datetime import datetime

import pyotp

SECONDS = 30
_NAME = "Zegje"
_AROUND = (0, -1, 1)  # clocks of phones run a little before or behind
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_SPARE = 10


def new_secret() -> str:
    """32 letters: 160 bits."""
    return pyotp.random_base32()


def address_of(secret: str, name: str) -> str:
    """What the app reads from the square."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=_NAME)


def in_groups(secret: str) -> str:
    """For who types it over."""
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def step_of(secret: str, digits: str, at: datetime) -> int | None:
    """The half minute of which these are the digits, when that is now or next to it."""
    now = int(at.timestamp()) // SECONDS
    codes = pyotp.TOTP(secret)
    for around in _AROUND:
        right = codes.at((now + around) * SECONDS)
        if secrets.compare_digest(right.encode(), digits.encode()):
            return now + around
    return None


def new_spare_codes() -> list[str]:
    """Ten of them, to print and keep: each like `k7mw-2pqz`."""
    return [f"{_letters(4)}-{_letters(4)}" for _ in range(_SPARE)]


def as_spare_code(typed: str) -> str:
    """As it was given out, however it was typed over."""
    letters = "".join(filter(str.isalnum, typed.casefold()))
    return f"{letters[:4]}-{letters[4:8]}"


def _letters(count: int) -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(count))
