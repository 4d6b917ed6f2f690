"""Whose phone this is: a random cookie, whose hash is the address of one chat."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.phone.parts import Parts, parts

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from store import Work
    from store.models import Chat

_YEAR = 365 * 24 * 3600
_LONGEST_COOKIE = 128


@dataclass(frozen=True)
class Session:
    """`secret` stays in the browser; who reads the database cannot open the page with it."""

    secret: str

    @property
    def address(self) -> str:
        """The address of the chat."""
        return hashlib.sha256(b"address|" + self.secret.encode()).hexdigest()[:32]

    @property
    def token(self) -> str:
        """Proof that a form was made for this browser; no other page can know it."""
        return hmac.digest(self.secret.encode(), b"token", "sha256").hex()

    def accepts(self, token: object) -> bool:
        return isinstance(token, str) and hmac.compare_digest(token.encode(), self.token.encode())

    def chat(self, work: Work) -> Chat | None:
        """The chat of this phone; None when it was never let in, or was cut off."""
        return work.chats.by_address("web", self.address)


def new_session() -> Session:
    return Session(secrets.token_urlsafe(32))


def session_of(request: Request) -> Session | None:
    """What the cookie says; only `Session.chat` tells whether it opens anything."""
    secret = request.cookies.get(cookie_name(parts(request)), "")
    return Session(secret) if 0 < len(secret) <= _LONGEST_COOKIE else None


def keep(response: Response, session: Session, house: Parts) -> None:
    """Remember this phone for a year: a client should not need a new link every week."""
    response.set_cookie(
        cookie_name(house),
        session.secret,
        max_age=_YEAR,
        secure=house.is_secure,
        httponly=True,
        samesite="lax",
    )


def drop(response: Response, house: Parts) -> None:
    response.delete_cookie(
        cookie_name(house), secure=house.is_secure, httponly=True, samesite="lax"
    )


def cookie_name(house: Parts) -> str:
    """`__Host-` needs TLS, which a computer that tries it out does not have."""
    return "__Host-phone" if house.is_secure else "phone"
