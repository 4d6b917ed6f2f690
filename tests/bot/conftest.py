"""What tests of the bot share: a store that was laid out once, and the stage of the people side."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from store import open_store
from store.settings import BaseSettings
from tests.bot.edge_fixtures import edge, telegram
from tests.bot.people_side import Stage

__all__ = ["edge", "telegram"]


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a migrated SQLite store and its keys, to be copied."""
    folder = tmp_path_factory.mktemp("empty_store")
    store = open_store(BaseSettings(var_dir=folder))
    store.migrate()
    store.close()
    return folder


@pytest.fixture
def stage(empty_store: Path, tmp_path: Path) -> Iterator[Stage]:
    """Nobody has been let in yet."""
    shutil.copytree(empty_store, tmp_path / "var")
    store = open_store(BaseSettings(var_dir=tmp_path / "var"))
    yield Stage(store)
    store.close()
