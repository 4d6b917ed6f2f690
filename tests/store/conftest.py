"""The same tests on both databases: SQLite always, PostgreSQL with its marker."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from store import Store, open_store
from store.settings import BaseSettings
from tests.conftest import LaidOut, lay_out
from tests.postgres import fresh_database, postgres_server

__all__ = ["fresh_database", "postgres_server"]

BOTH = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(params=BOTH)
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> BaseSettings:
    """Settings of a store that nobody has used yet."""
    if request.param == "sqlite":
        return BaseSettings(var_dir=tmp_path)
    address = SecretStr(request.getfixturevalue("fresh_database"))
    return BaseSettings(var_dir=tmp_path, database_url=address)


@pytest.fixture
def store(settings: BaseSettings, laid_out: LaidOut) -> Iterator[Store]:
    on_sqlite = settings.database_url.get_secret_value().startswith("sqlite")
    if on_sqlite:
        lay_out(laid_out, settings.var_dir)
    opened = open_store(settings)
    if not on_sqlite:
        opened.migrate()
    yield opened
    opened.close()


@pytest.fixture
def sqlite_store(tmp_path: Path, laid_out: LaidOut) -> Iterator[Store]:
    """For claims about SQLite's own ways."""
    lay_out(laid_out, tmp_path)
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
