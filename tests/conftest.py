"""What many tests share: one store for all tests of a process, laid out afresh for each."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from store import Store, open_store
from store.settings import BaseSettings


@dataclass(frozen=True)
class LaidOut:
    """An open store, and the folder with its file, its keys and an empty copy of the file."""

    store: Store
    folder: Path


@pytest.fixture(scope="session")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LaidOut]:
    """One engine, because each new one would compile every statement again."""
    folder = tmp_path_factory.mktemp("laid_out")
    store = open_store(BaseSettings(var_dir=folder, _env_file=None))  # type: ignore[call-arg]
    store.migrate()
    store.close()
    shutil.copy(folder / "zegje.sqlite", folder / "empty.sqlite")
    yield LaidOut(store, folder)
    store.close()


@pytest.fixture
def fresh_store(laid_out: LaidOut) -> Iterator[Store]:
    """A migrated SQLite store in which nobody has been let in yet."""
    for left in laid_out.folder.glob("zegje.sqlite*"):
        left.unlink()
    shutil.copy(laid_out.folder / "empty.sqlite", laid_out.folder / "zegje.sqlite")
    yield laid_out.store
    laid_out.store.close()


def lay_out(laid_out: LaidOut, folder: Path) -> None:
    """A store of its own in that folder, for who opens it by its settings."""
    (folder / "keys").mkdir(parents=True, exist_ok=True)
    shutil.copy(laid_out.folder / "empty.sqlite", folder / "zegje.sqlite")
    shutil.copy(laid_out.folder / "keys" / "master.key", folder / "keys" / "master.key")
