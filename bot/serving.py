"""Serves the web phone, the webhook and the health check from the bot's own event loop."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Generator, Sequence

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount

_GOODBYE = 5


def make_site(routes: Sequence[BaseRoute], phone: Starlette) -> Starlette:
    """The routes of the machine first; everything else is the phone's."""
    return Starlette(routes=[*routes, Mount("", app=phone)])


def open_socket(host: str, port: int) -> socket.socket:
    """Raises OSError at once when the port is taken, before anything else has started."""
    return socket.create_server((host, port), reuse_port=False)


class WebServer:
    """uvicorn without signal handlers of its own: the bot stops its parts itself, in order."""

    def __init__(self, site: Starlette, listening: socket.socket) -> None:
        self._listening = listening
        config = uvicorn.Config(
            site,
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=_GOODBYE,
        )
        self._server = _Quiet(config)

    async def run(self, stop: asyncio.Event) -> None:
        """Returns after `stop`, when open answers were given."""
        serving = asyncio.create_task(self._server.serve(sockets=[self._listening]))
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        self._server.should_exit = True
        await serving


class _Quiet(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield
