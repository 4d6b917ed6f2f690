"""Around every request: how large it may be, where it may come from, what the browser may do."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_BODY = 11 * 1024 * 1024  # a photo of 10 MB with the form around it
_READS = {"GET", "HEAD", "OPTIONS"}

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; "
    "media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'self'"
)
_HEADERS = {
    "content-security-policy": _POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "microphone=(self), camera=(self), geolocation=()",
    # Not "no-referrer": that would make browsers hide the origin of a form.
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
}


class TooBigError(Exception):
    """The body is larger than anything the page sends."""


class ForeignError(Exception):
    """The form was sent from another website."""


class Guard:
    """Outermost but for the error pages, so that a refusal still gets a kind answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
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
    if scope["method"] not in _READS and not _is_ours(headers):
        raise ForeignError
    length = headers.get("content-length", "0")
    if not length.isdigit() or int(length) > LARGEST_BODY:
        raise TooBigError


def _is_ours(headers: Headers) -> bool:
    """Every browser names the origin of a post; what is none is a program, which has no cookie."""
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


def _counted(receive: Receive) -> Receive:
    """For a body that does not tell its length beforehand."""
    seen = 0

    async def counting() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > LARGEST_BODY:
            raise TooBigError
        return message

    return counting
