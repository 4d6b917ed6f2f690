"""With PRODUCTION=true no process begins with what real people should not be exposed to."""

from collections.abc import Callable
from pathlib import Path

import pytest

import actions.__main__
import review.__main__
from store.master_keys import make_master_keys
from tests.architecture.test_settings import known_variables

_STARTS = (actions.__main__.main, review.__main__.main)


@pytest.fixture(autouse=True)
def production(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in known_variables():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PRODUCTION", "true")
    monkeypatch.setenv("REVIEW_PUBLIC_URL", "https://lezen.linde.example")
    key = tmp_path / "elsewhere" / "master.key"
    monkeypatch.setenv("MASTER_KEY_FILE", str(key))
    return key


@pytest.mark.parametrize("start", _STARTS)
def test_without_the_master_key_nothing_starts(start: Callable[[], None]) -> None:
    with pytest.raises(SystemExit, match="master key file"):
        start()


@pytest.mark.parametrize("start", _STARTS)
def test_the_example_of_an_organisation_is_for_nobody(
    production: Path, start: Callable[[], None]
) -> None:
    make_master_keys(production)
    with pytest.raises(SystemExit) as refused:
        start()
    assert "ORGANISATION_FILE is the example" in str(refused.value)
    assert "nobody is on call" in str(refused.value)
