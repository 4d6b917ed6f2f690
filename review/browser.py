"""Which browser asks: known by a random cookie, whose hash is the page session in the store."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from review.parts import Parts, parts

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

_SHORTEST, _LONGEST = 32, 128


@dataclass(frozen=True)
class Browser:
    """`secret` stays in the cookie; who reads the database cannot open a page with it."""

    secret: str
    is_new: bool = False

    @property
    def proof(self) -> str:
        """In every form: it was made for this browser, and no other website can know it."""
        return hmac.digest(self.secret.encode(), b"form", "sha256").hex()

    def accepts(self, proof: object) -> bool:
        """A browser that brought no cookie has a new secret, of which nobody has a proof."""
        is_text = isinstance(proof, str)
        return is_text and hmac.compare_digest(str(proof).encode(), self.proof.encode())


def new_browser() -> Browser:
    """From a log-in on, so that a cookie from before it opens nothing."""
    return Browser(secrets.token_urlsafe(32), is_new=True)


def browser_of(request: Request) -> Browser:
    """The browser of this request; one that is not known yet is given a cookie with the page."""
    if not hasattr(request.state, "browser"):
        secret = request.cookies.get(cookie_name(parts(request)), "")
        is_known = _SHORTEST <= len(secret) <= _LONGEST and secret.isascii()
        request.state.browser = Browser(secret) if is_known else new_browser()
    return cast("Browser", request.state.browser)


def keep(response: Response, browser: Browser, house: Parts) -> None:
    """Until the browser is closed; the page session ends long before."""
    response.set_cookie(
        cookie_name(house), browser.secret, secure=house.is_secure, httponly=True, samesite="lax"
    )


def cookie_name(house: Parts) -> str:
    """`__Host-` needs TLS, which a computer that tries it out does not have."""
    return "__Host-review" if house.is_secure else "review"
