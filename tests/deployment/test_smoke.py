"""The commands and variables of docker-compose.yml, started as plain processes on PostgreSQL."""

import subprocess
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest
import yaml

from locales.release import build_release
from tests.architecture.sources import ROOT
from tests.architecture.test_settings import known_variables
from tests.deployment.compose import VAR_DIR, environment, services
from tests.people import FATMA
from tests.processes import PYTHON, Process, free_port
from tests.release import SEED

pytestmark = [pytest.mark.process, pytest.mark.postgres]

_PORTS = {"actions": "ACTIONS_PORT", "review": "REVIEW_PORT", "bot": "BOT_WEB_PORT"}
_ADDRESSES = {
    "BOT_PUBLIC_URL": "https://praat.linde.example",
    "REVIEW_PUBLIC_URL": "https://lezen.linde.example",
    "BOT_WEBHOOK_URL": "",
    "TIMEZONE": "Europe/Amsterdam",
    "ACTIONS_HOST": "127.0.0.1",
    "REVIEW_HOST": "127.0.0.1",
    "BOT_WEB_HOST": "127.0.0.1",
}


class _Place:
    """A machine's files, where compose would mount them."""

    def __init__(self, folder: Path, database: str) -> None:
        self.folder = folder
        subprocess.run([ROOT / "scripts/secrets", folder], check=True, capture_output=True)
        (folder / "secrets/database_url").write_text(database)
        (folder / "secrets/smtp_url").write_text("smtps://post.linde.example?from=z@linde.example")
        example = yaml.safe_load((ROOT / "organisation.example.yml").read_text(encoding="utf-8"))
        (folder / "organisation.yml").write_text(yaml.safe_dump(example, allow_unicode=True))
        build_release(folder / "var", SEED)

    def env(self, service: str, port: int) -> dict[str, str]:
        """As compose gives it, with the places of this machine."""
        given = {name: self._here(str(value)) for name, value in environment(service).items()}
        # Nothing of the machine's own settings may help along.
        silent = dict.fromkeys(known_variables(), "")
        addresses = {name: each for name, each in _ADDRESSES.items() if name in given}
        return silent | given | addresses | {_PORTS[service]: str(port)}

    def _here(self, value: str) -> str:
        for there, here in (
            ("/run/secrets/", "secrets/"),
            ("/run/master/", "secrets/master/"),
            ("/run/organisation.yml", "organisation.yml"),
            (VAR_DIR, "var"),
        ):
            value = value.replace(there, f"{self.folder}/{here}")
        return value


@pytest.fixture
def place(tmp_path: Path, fresh_database: str) -> _Place:
    return _Place(tmp_path, fresh_database)


def _process(place: _Place, service: str) -> Process:
    port = free_port()
    command = [PYTHON, *services()[service]["command"][1:]]
    health = f"http://127.0.0.1:{port}/healthz"
    return Process(command, place.env(service, port), health, place.folder / f"{service}.log")


def _add_fatma(place: _Place) -> None:
    words = ["staff", "add", FATMA.name, "fatma@linde.example", "--role", "on_call"]
    subprocess.run(
        [PYTHON, "-m", "zegje", *words],
        cwd=ROOT,
        env={"PATH": "/usr/bin"} | place.env("bot", 1),
        check=True,
        capture_output=True,
    )


def test_in_production_every_process_of_ours_becomes_well(place: _Place) -> None:
    _add_fatma(place)
    with ExitStack() as stack:
        for name in _PORTS:
            process = stack.enter_context(_process(place, name))
            assert httpx.get(process.health).json()["ok"] is True
    assert not (place.folder / "var/keys").exists(), "a process wrote where it may only read"


def test_without_anybody_on_call_nothing_starts(place: _Place) -> None:
    for name in _PORTS:
        with pytest.raises(AssertionError, match="nobody is on call"):
            _process(place, name).start()
