"""One store for all tests of a process, laid out afresh for each, with the website on it."""

import asyncio
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from store import Store, open_store
from store.settings import BaseSettings
from tests.review.house import House


@pytest.fixture(scope="session")
def loop() -> Iterator[asyncio.Runner]:
    """One for all requests: starting and ending loops would take most of the time."""
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture(scope="session")
def only_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Path]]:
    """One engine, because each new one would compile every statement again; and its file."""
    folder = tmp_path_factory.mktemp("review_store")
    store = open_store(BaseSettings(var_dir=folder))
    store.migrate()
    store.close()
    shutil.copy(folder / "zegje.sqlite", folder / "empty.sqlite")
    yield store, folder
    store.close()


@pytest.fixture
def house(only_store: tuple[Store, Path], loop: asyncio.Runner) -> Iterator[House]:
    """Nobody has been let in yet."""
    store, folder = only_store
    for left in folder.glob("zegje.sqlite*"):
        left.unlink()
    shutil.copy(folder / "empty.sqlite", folder / "zegje.sqlite")
    yield House(store, loop)
    store.close()
