"""Runs the tests' Telegram in a thread: quick to start, for tests that kill no server."""

import contextlib
import threading
import time
from collections.abc import Iterator

import uvicorn

from tests.bot_api.client import Telegram
from tests.bot_api.memory import Memory
from tests.bot_api.process import free_port
from tests.bot_api.server import build_app


@contextlib.contextmanager
def server_in_thread() -> Iterator[Telegram]:
    """A fresh server for one test, and the test's handle on it."""
    app, port = build_app(Memory()), free_port()
    server = uvicorn.Server(
        uvicorn.Config(app, "127.0.0.1", port, log_level="error", timeout_graceful_shutdown=1)
    )
    app.state.server = server
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.005)
    telegram = Telegram(f"http://127.0.0.1:{port}")
    try:
        yield telegram
    finally:
        telegram.end()
        telegram.close()
        server.should_exit = True
        thread.join(timeout=10)
