"""Real processes of the product for tests: started on free ports, waited for, killed, restarted."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx

ROOT = Path(__file__).parents[1]
PYTHON = str(ROOT / ".venv/bin/python")
RASA_PYTHON = str(ROOT / "rasa_project/.venv/bin/python")
# A shared, busy machine can take long to start Rasa; a test that waits this long has failed.
PATIENCE_S = 120.0


def free_port() -> int:
    """A port on loopback that nobody listens on now."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@dataclass
class Process:
    """One process; `health` is the address that answers 200 once it can work."""

    command: Sequence[str]
    env: Mapping[str, str]
    health: str
    log: Path
    _running: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self, is_awaited: bool = True) -> None:
        """Start it, and wait until it is well."""
        out = self.log.open("ab")
        self._running = subprocess.Popen(
            self.command, cwd=ROOT, env={**os.environ, **self.env}, stdout=out, stderr=out
        )
        out.close()
        if is_awaited:
            self.wait_until_well()

    def wait_until_well(self) -> None:
        """Returns when the health check says 200; fails with the log when it never does."""
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            assert self._running is not None
            assert self._running.poll() is None, f"it ended: {self.tail()}"
            if self.is_well():
                return
            time.sleep(0.1)
        raise AssertionError(f"not well in {PATIENCE_S} s: {self.tail()}")

    def is_well(self) -> bool:
        try:
            return httpx.get(self.health, timeout=2.0).status_code == 200
        except httpx.HTTPError:
            return False

    def kill(self) -> None:
        """As a power cut would end it."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """As an operator would end it; one that does not listen is killed."""
        self._end(signal.SIGTERM)

    def tail(self) -> str:
        return self.log.read_text(errors="replace")[-2000:]

    def _end(self, how: signal.Signals) -> None:
        if self._running is None:
            return
        self._running.send_signal(how)
        try:
            self._running.wait(20)
        except subprocess.TimeoutExpired:
            self._running.kill()
            self._running.wait()
        self._running = None


def rasa(var_dir: Path, port: int, actions_port: int, **more: str) -> Process:
    """The Rasa of this VAR_DIR."""
    env = {
        "VAR_DIR": str(var_dir),
        "RASA_PORT": str(port),
        "ACTIONS_URL": f"http://127.0.0.1:{actions_port}",
        **more,
    }
    command = (RASA_PYTHON, "-W", "ignore", "-m", "rasa_project.serve")
    return Process(command, env, f"http://127.0.0.1:{port}/healthz", var_dir / "rasa.log")


def actions(var_dir: Path, port: int, **more: str) -> Process:
    """The actions of this VAR_DIR."""
    env = {"VAR_DIR": str(var_dir), "ACTIONS_PORT": str(port), **more}
    command = (PYTHON, "-m", "actions")
    return Process(command, env, f"http://127.0.0.1:{port}/healthz", var_dir / "actions.log")


def bot(var_dir: Path, web_port: int, rasa_port: int, **more: str) -> Process:
    """The bot of this VAR_DIR."""
    env = {
        "VAR_DIR": str(var_dir),
        "BOT_WEB_PORT": str(web_port),
        "RASA_URLS": f"http://127.0.0.1:{rasa_port}",
        **more,
    }
    command = (PYTHON, "-m", "bot")
    return Process(command, env, f"http://127.0.0.1:{web_port}/healthz", var_dir / "bot.log")
