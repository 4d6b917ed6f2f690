"""A Rasa to ask: the one that runs, or else one of our own for as long as it is needed."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from bot.rasa import RasaUnavailable
from bot.settings import BotSettings

ROOT = Path(__file__).parents[1]
PYTHON = ROOT / "rasa_project/.venv/bin/python"
_PATIENCE_S = 120.0


@contextmanager
def borrowed_rasa(settings: BotSettings) -> Iterator[str]:
    """Its address. Raises RasaUnavailable when none can be started."""
    running = settings.rasa_urls[0]
    if _is_well(running):
        yield running
        return
    with own_rasa(settings) as url:
        yield url


@contextmanager
def own_rasa(settings: BotSettings) -> Iterator[str]:
    """The address of one that starts with the live release; raises RasaUnavailable."""
    port = _free_port()
    if not PYTHON.exists():
        raise RasaUnavailable("Rasa's environment is missing: run `make start` once")
    command = [str(PYTHON), "-W", "ignore", "-m", "rasa_project.serve"]
    # Rasa reads no `.env`, where the secret may stand alone.
    own = {
        "VAR_DIR": str(settings.var_dir.absolute()),
        "RASA_PORT": str(port),
        "RASA_SECRET": settings.rasa_secret.get_secret_value(),
    }
    env = {**os.environ, **own}
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=quiet, stderr=quiet)  # noqa: S603
    try:
        yield _wait_for(process, f"http://127.0.0.1:{port}")
    finally:
        process.terminate()
        process.wait(20)


def _wait_for(process: subprocess.Popen[bytes], url: str) -> str:
    until = time.monotonic() + _PATIENCE_S
    while time.monotonic() < until and process.poll() is None:
        if _is_well(url):
            return url
        time.sleep(0.2)
    raise RasaUnavailable("it did not start")


def _is_well(url: str) -> bool:
    try:
        return httpx.get(f"{url}/healthz", timeout=2).status_code == 200
    except httpx.HTTPError:
        return False


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])
