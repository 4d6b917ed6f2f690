"""The web phone as an application: one flat table of routes; `bot.app` serves it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.phone import listen, media, pages, say
from bot.phone.calm import Calm
from bot.phone.doorbell import Doorbell
from bot.phone.guard import Guard, Seal
from bot.phone.parts import Live, Parts, WhenLost
from bot.phone.refusals import handlers
from bot.phone.render import STATIC, make_templates, static_version
from bot.phone.throttle import Throttle
from locales.drawings import DRAWINGS

if TYPE_CHECKING:
    from bot.settings import BotSettings
    from store import Store

_HERE = ["127.0.0.1", "localhost", "[::1]"]

_ROUTES = [
    Route("/", pages.chat, methods=["GET"]),
    Route("/p/{code:str}", pages.link, methods=["GET"]),
    Route("/p/{code:str}", pages.open_link, methods=["POST"]),
    Route("/about", pages.about, methods=["GET"]),
    Route("/phone/say", say.say, methods=["POST"]),
    Route("/phone/messages", listen.listen, methods=["GET"]),
    Route("/phone/voice/{row_id:str}", media.voice, methods=["GET"]),
    Route("/phone/shared/{row_id:str}", media.shared, methods=["GET"]),
    Route("/phone/picture/{row_id:str}", media.picture, methods=["GET"]),
    Route("/phone/mine/{file_id:str}", media.mine, methods=["GET"]),
    Route("/phone/leave", pages.leave, methods=["POST"]),
]


def make_phone(
    store: Store,
    live: Callable[[], Live],
    settings: BotSettings,
    wake: Callable[[], None],
    doorbell: Doorbell,
    when_lost: WhenLost,
    find_picture: Callable[[str], Path | None],
    try_out: str | None = None,
) -> Starlette:
    """`wake` rings the worker; whoever commits messages to the outbox rings `doorbell`.

    `try_out` is the location of people without a link; production lets nobody in without one.
    """
    is_secure = settings.bot_public_url.startswith("https://")
    where = None if settings.production else try_out
    shown = (Throttle(), make_templates(), find_picture)
    own = Parts(store, live, wake, doorbell, *shown, when_lost, is_secure, settings.timezone, where)
    return _application(own, [*_HERE, urlsplit(settings.bot_public_url).hostname or "localhost"])


def _application(own: Parts, hosts: list[str]) -> Starlette:
    folder = f"/static/{static_version()}"
    drawings = Mount(f"{folder}/pictograms", StaticFiles(directory=DRAWINGS))
    static = Mount(folder, StaticFiles(directory=STATIC))
    # The guard stands inside the error pages, so that its refusals are kind as well.
    guarded = Mount("", routes=_ROUTES, middleware=[Middleware(Guard)])
    application = Starlette(
        routes=[drawings, static, guarded],
        exception_handlers=handlers(),
        middleware=[
            Middleware(Calm),
            Middleware(Seal),
            # Another name for this address would be another website's (DNS rebinding).
            Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False),
        ],
    )
    application.state.parts = own
    return application
