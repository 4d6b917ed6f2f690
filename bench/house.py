"""The whole system for measuring, started as `make start` starts it, with a Telegram beside it."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from locales.loader import load_words
from locales.release import current_release
from store import open_store
from store.settings import BaseSettings
from tests.bot_api.thread import server_in_thread
from tests.processes import PYTHON, ROOT
from tests.whole.house import House, house_env, house_parts
from tests.whole.postbox import postbox

# Kept between runs, because training and recording take minutes and are not measured here.
VAR = ROOT / "build" / "bench"
_CALM_S = 5.0
_PATIENCE_S = 180.0


@dataclass
class System:
    """`house` is how tests see it; `start` runs the commands of `make start`."""

    house: House
    env: Mapping[str, str]
    _running: subprocess.Popen[bytes] | None = field(default=None, init=False)

    @property
    def pid(self) -> int:
        assert self._running is not None
        return self._running.pid

    def start(self) -> float:
        """Seconds until the two commands have handed over to the processes."""
        began = time.monotonic()
        prepare(self.env)
        with (self.house.var_dir / "run.log").open("ab") as log:
            self._running = subprocess.Popen(
                [PYTHON, "zegje.py", "run"], cwd=ROOT, env=self.env, stdout=log, stderr=log,
                start_new_session=True,
            )  # fmt: skip
        return time.monotonic() - began

    def wait_until_well(self) -> None:
        """Every process can work, and a while longer, so that starting is not measured."""
        until = time.monotonic() + _PATIENCE_S
        while not all(process.is_well() for process in self.house.processes.values()):
            assert time.monotonic() < until, "not everything started"
            time.sleep(0.2)
        time.sleep(_CALM_S)

    def stop(self) -> None:
        """As Ctrl-C does it."""
        if self._running is not None:
            self._running.send_signal(signal.SIGINT)
            self._running.wait(60)
            self._running = None


def prepare(env: Mapping[str, str]) -> None:
    """Tables, words, model and voices; quick when nothing changed."""
    subprocess.run([PYTHON, "zegje.py", "prepare"], cwd=ROOT, env=env, check=True)


@contextmanager
def measured_system() -> Iterator[System]:
    """Set up, with an empty store, and not started yet."""
    _empty(VAR)
    with ExitStack() as stack:
        telegram, mail = stack.enter_context(server_in_thread()), stack.enter_context(postbox())
        own = house_env(VAR, telegram, mail)
        env = {**os.environ, "VOICE_ENGINE": "embedded", **own}
        prepare(env)
        store = open_store(BaseSettings(var_dir=VAR))
        stack.callback(store.close)
        words = load_words(current_release(VAR).words)
        house = House(VAR, own, telegram, mail, store, words, **house_parts(VAR, own))
        system = System(house, env)
        stack.callback(system.stop)
        yield system


def load() -> str:
    """How busy the machine was: on a busy machine only ratios are worth anything."""
    return f"{os.getloadavg()[0]:.1f} processes wanted {os.cpu_count()} cores"


def _empty(folder: Path) -> None:
    """Only the releases stay."""
    for path in folder.glob("*") if folder.exists() else ():
        if path.is_dir() and path.name != "releases":
            shutil.rmtree(path)
        elif path.is_file():
            path.unlink()
