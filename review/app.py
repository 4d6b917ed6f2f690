"""The website as an application: its routes, and what stands around them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from locales.drawings import DRAWINGS
from review.aloud import Aloud
from review.calm import Calm
from review.guard import Guard, Seal
from review.parts import Parts
from review.refusals import handlers
from review.render import STATIC, static_version
from review.routes import ROUTES
from review.watcher import Watcher

_HERE = ["127.0.0.1", "localhost", "[::1]"]


def make_app(house: Parts, watcher: Watcher | None = None) -> Starlette:
    """With a watcher it also watches the bot, for as long as it runs."""
    folder = f"/static/{static_version()}"
    drawings = Mount(f"{folder}/pictograms", StaticFiles(directory=DRAWINGS))
    static = Mount(folder, StaticFiles(directory=STATIC))
    # The guard stands inside the error pages, so that its refusals are kind as well.
    guarded = Mount("", routes=ROUTES, middleware=[Middleware(Guard), Middleware(Aloud)])
    hosts = [*_HERE, urlsplit(house.address).hostname or "localhost"]
    application = Starlette(
        routes=[drawings, static, guarded],
        exception_handlers=handlers(),
        lifespan=_watching(watcher),
        middleware=[
            Middleware(Calm),
            Middleware(Seal),
            # Another name for this address would be another website's (DNS rebinding).
            Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False),
        ],
    )
    application.state.parts = house
    application.state.health = _health(house, watcher)
    return application


def _watching(
    watcher: Watcher | None,
) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(application: Starlette) -> AsyncIterator[None]:
        task = asyncio.create_task(watcher.run()) if watcher else None
        yield
        if task is not None:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    return lifespan


def _health(house: Parts, watcher: Watcher | None) -> Callable[[], list[str]]:
    def reasons() -> list[str]:
        found = [house.store.ready(), _without_words(house)]
        if watcher is not None and watcher.is_late():
            found.append("the watcher has not looked for a minute")
        return [reason for reason in found if reason]

    return reasons


def _without_words(house: Parts) -> str | None:
    try:
        return None if house.words().pages else "there are no words for the pages"
    except Exception as error:
        return f"no release can be read ({type(error).__name__})"
