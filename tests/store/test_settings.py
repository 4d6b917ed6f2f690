"""The settings come from the environment, from `.env`, and secrets also from files."""

from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from store import MasterKeyMissing, open_store
from store.settings import BaseSettings, secret_or_made


class SomeSettings(BaseSettings):
    """As a process adds its own."""

    some_secret: SecretStr = SecretStr("")


@pytest.fixture(autouse=True)
def nothing_around(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def test_without_any_setting_everything_lies_under_var() -> None:
    settings = BaseSettings()
    assert settings.database_url.get_secret_value() == "sqlite:///var/zegje.sqlite"
    assert settings.master_key_file == Path("var/keys/master.key")
    assert not settings.production


def test_a_secret_is_read_from_the_file_that_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "secret").write_text("open sesame\n")
    monkeypatch.setenv("SOME_SECRET_FILE", str(tmp_path / "secret"))
    assert SomeSettings().some_secret.get_secret_value() == "open sesame"


def test_a_file_can_be_named_in_dot_env_too(tmp_path: Path) -> None:
    (tmp_path / "address").write_text("postgresql://db/zegje\n")
    (tmp_path / ".env").write_text(f"DATABASE_URL_FILE={tmp_path / 'address'}\nVAR_DIR=\n")
    settings = BaseSettings()
    assert settings.database_url.get_secret_value() == "postgresql://db/zegje"
    assert settings.var_dir == Path("var")  # an empty line in `.env` is no setting


def test_the_variable_itself_wins_over_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "secret").write_text("from the file")
    monkeypatch.setenv("SOME_SECRET_FILE", str(tmp_path / "secret"))
    monkeypatch.setenv("SOME_SECRET", "from the variable")
    assert SomeSettings().some_secret.get_secret_value() == "from the variable"


def test_settings_are_frozen_and_show_no_secret() -> None:
    settings = SomeSettings(some_secret=SecretStr("open sesame"))
    assert "sesame" not in repr(settings)
    with pytest.raises(ValidationError):
        settings.production = True


def test_a_secret_is_made_once_for_this_user_only(tmp_path: Path) -> None:
    first = secret_or_made(tmp_path, "rasa_secret")
    assert secret_or_made(tmp_path, "rasa_secret") == first
    assert len(first.get_secret_value()) >= 32
    assert (tmp_path / "keys" / "rasa_secret").stat().st_mode & 0o077 == 0


def test_in_production_no_master_key_is_made(tmp_path: Path) -> None:
    settings = BaseSettings(var_dir=tmp_path, production=True)
    with pytest.raises(MasterKeyMissing, match=r"master\.key"):
        open_store(settings)
    assert not settings.master_key_file.exists()


def test_a_key_file_that_is_none_is_named_and_not_shown(tmp_path: Path) -> None:
    (tmp_path / "master.key").write_text('{"keys": "sesame"}')
    settings = BaseSettings(var_dir=tmp_path, master_key_file=tmp_path / "master.key")
    with pytest.raises(MasterKeyMissing) as missing:
        open_store(settings)
    assert "sesame" not in str(missing.value)
