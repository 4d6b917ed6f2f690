"""Around every request: how large it may be, where it may come from, what the browser may do."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from review.refusal import Refusal

LARGEST_BODY = 32 * 1024
_READS = {"GET", "HEAD", "OPTIONS"}
_ELSEWHERE = {"cross-site", "same-site"}

_POLICY = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; "
    "media-src 'self' blob:; "
    "script-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": _POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "microphone=(), camera=(), geolocation=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


class Guard:
    """Stands inside the error pages, so that a refusal still gets a kind answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            scope["app"].state.parts.throttle.check("look", (scope.get("client") or ("",))[0])
            _check(scope)
            receive = _counted(receive)
        await self._app(scope, receive, send)


class Seal:
    """Puts the headers on every answer, error pages too."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                _seal(MutableHeaders(scope=message), kept=scope["path"].startswith("/static/"))
            await send(message)

        await self._app(scope, receive, sealed)


def _seal(headers: MutableHeaders, kept: bool) -> None:
    headers.update(_HEADERS)
    # The addresses of static files change with their content.
    headers["cache-control"] = "public, max-age=31536000, immutable" if kept else "no-store"


def _check(scope: Scope) -> None:
    headers = Headers(scope=scope)
    # Origin is "null" here, because nothing refers; browsers say it in this header instead.
    if scope["method"] not in _READS and headers.get("sec-fetch-site") in _ELSEWHERE:
        raise Refusal("refused", 403)
    length = headers.get("content-length", "0")
    if not (length.isascii() and length.isdigit()) or int(length[:12]) > LARGEST_BODY:
        raise Refusal("too_big", 413)


def _counted(receive: Receive) -> Receive:
    """For a body that does not tell its length beforehand."""
    seen = 0

    async def counting() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > LARGEST_BODY:
            raise Refusal("too_big", 413)
        return message

    return counting
