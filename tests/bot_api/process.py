"""Runs the tests' Telegram as a process of its own on a free port of the loopback."""

import contextlib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx

from tests.bot_api.client import Telegram

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class ServerProcess:
    """Can be stopped and started again; with a state file it forgets nothing in between."""

    def __init__(self, port: int, state: Path | None = None) -> None:
        self.url = f"http://127.0.0.1:{port}"
        tail = [] if state is None else [str(state)]
        self._command = [sys.executable, "-m", "tests.bot_api", str(port), *tail]
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Returns when the server answers."""
        self._process = subprocess.Popen(self._command, cwd=ROOT)
        end = time.monotonic() + 20
        while time.monotonic() < end:
            with contextlib.suppress(httpx.HTTPError):
                httpx.get(f"{self.url}/test/state", timeout=2)
                return
            time.sleep(0.05)
        raise TimeoutError("the tests' Telegram did not start")

    def stop(self) -> None:
        """Ends the process at once, as a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(timeout=10)
            self._process = None


@contextlib.contextmanager
def running_server(state: Path | None = None) -> Iterator[tuple[ServerProcess, Telegram]]:
    """A server and the tests' handle on it, for as long as the block lasts."""
    server = ServerProcess(free_port(), state)
    server.start()
    telegram = Telegram(server.url)
    try:
        yield server, telegram
    finally:
        telegram.close()
        server.stop()
