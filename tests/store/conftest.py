"""The same tests on both databases: SQLite always, PostgreSQL with its marker."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from store import Store, open_store
from store.settings import BaseSettings
from tests.postgres import fresh_database, postgres_server

__all__ = ["fresh_database", "postgres_server"]

BOTH = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(scope="session")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an empty, migrated SQLite store and its keys, to be copied."""
    folder = tmp_path_factory.mktemp("laid_out")
    store = open_store(BaseSettings(var_dir=folder))
    store.migrate()
    store.close()
    return folder


@pytest.fixture(params=BOTH)
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> BaseSettings:
    """Settings of a store that nobody has used yet."""
    if request.param == "sqlite":
        return BaseSettings(var_dir=tmp_path)
    address = SecretStr(request.getfixturevalue("fresh_database"))
    return BaseSettings(var_dir=tmp_path, database_url=address)


@pytest.fixture
def store(settings: BaseSettings, laid_out: Path) -> Iterator[Store]:
    on_sqlite = settings.database_url.get_secret_value().startswith("sqlite")
    if on_sqlite:
        shutil.copytree(laid_out, settings.var_dir, dirs_exist_ok=True)
    opened = open_store(settings)
    if not on_sqlite:
        opened.migrate()
    yield opened
    opened.close()


@pytest.fixture
def sqlite_store(tmp_path: Path, laid_out: Path) -> Iterator[Store]:
    """For claims about SQLite's own ways."""
    shutil.copytree(laid_out, tmp_path, dirs_exist_ok=True)
    opened = open_store(BaseSettings(var_dir=tmp_path))
    yield opened
    opened.close()


@pytest.fixture
def postgres_store(tmp_path: Path, fresh_database: str) -> Iterator[Store]:
    """For claims about PostgreSQL's own ways."""
    opened = open_store(BaseSettings(var_dir=tmp_path, database_url=SecretStr(fresh_database)))
    opened.migrate()
    yield opened
    opened.close()
