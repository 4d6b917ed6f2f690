"""The command line: staff let people in, and a mistake is one clear line."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import zegje

_RUNNER = CliRunner()


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VAR_DIR", str(tmp_path / "var"))
    monkeypatch.setenv("BOT_TELEGRAM_TOKEN", "")
    return tmp_path


def _run(*words: str) -> Result:
    return _RUNNER.invoke(zegje.app, list(words), catch_exceptions=False)


def test_a_client_is_invited_with_a_link_and_a_code_to_scan() -> None:
    shown = _run("client", "invite", "--location", "beuk").output
    code = shown.splitlines()[0].removeprefix("client ")
    assert "/p/" in shown
    assert "█" in shown
    listed = _run("client", "list").output
    assert code in listed
    assert "invited" in listed


def test_staff_come_and_go() -> None:
    _run("staff", "add", "Fatma", "fatma@linde.example", "--role", "on_call")
    assert "fatma@linde.example" in _run("staff", "list").output
    _run("staff", "remove", "fatma@linde.example")
    assert _run("staff", "list").output == ""


def test_everything_of_a_client_goes_into_a_file(own_folder: Path) -> None:
    code = _run("client", "invite").output.splitlines()[0].removeprefix("client ")
    target = own_folder / "sanne.zip"
    assert _run("export", code, "--to", str(target)).exit_code == 0
    assert target.exists()


def test_a_mistake_is_one_clear_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["zegje", "client", "relink", "NOBODY"])
    with pytest.raises(SystemExit) as ended:
        zegje.main()
    assert "there is no client with the code NOBODY" in str(ended.value)


def test_purging_an_empty_store_deletes_nothing() -> None:
    shown = _run("purge").output
    assert {line.split()[0] for line in shown.splitlines()} == {"0"}
