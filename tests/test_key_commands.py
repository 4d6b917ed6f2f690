"""The master key: made once, rotated beside running processes, never lost for what it wrapped."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import zegje
from bot.settings import BotSettings
from store import open_store
from tests.people import SANNE


@pytest.fixture(autouse=True)
def key_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VAR_DIR", str(tmp_path / "var"))
    path = tmp_path / "elsewhere" / "master.key"
    monkeypatch.setenv("MASTER_KEY_FILE", str(path))
    return path


def _run(*words: str) -> str:
    return CliRunner().invoke(zegje.app, ["key", *words], catch_exceptions=False).output


def test_a_master_key_is_made_once(key_file: Path) -> None:
    assert "is made" in _run("make")
    made = key_file.read_text()
    assert "was there already" in _run("make")
    assert key_file.read_text() == made


def test_words_from_before_a_rotation_can_still_be_read(key_file: Path) -> None:
    _run("make")
    shown = CliRunner().invoke(zegje.app, ["client", "invite", "--name", SANNE.name]).output
    code = shown.splitlines()[0].removeprefix("client ")
    # Sanne herself, and the system.
    assert "2 keys wrapped anew" in _run("rotate")
    assert len(json.loads(key_file.read_text())["keys"]) == 2
    store = open_store(BotSettings())
    with store.open_reading() as work:
        client = work.clients.by_code(code)
        assert client is not None
        assert client.name == SANNE.name
    store.close()


def test_whoever_was_forgotten_stays_forgotten() -> None:
    _run("make")
    assert _run("forget-again") == "0 people forgotten again\n"
