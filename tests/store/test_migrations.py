"""The steps from an empty database lead exactly to the models, on both databases."""

import multiprocessing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from store import Store, open_store
from store.models import SYSTEM, Base
from store.settings import BaseSettings


def test_the_steps_lead_to_the_models(store: Store) -> None:
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []
        tables = set(inspect(connection).get_table_names())
        assert tables == {*Base.metadata.tables, "alembic_version"}


def test_a_store_is_ready_only_after_the_steps(settings: BaseSettings) -> None:
    store = open_store(settings)
    assert store.ready() == "the tables are not up to date"
    store.migrate()
    assert store.ready() is None
    store.close()


@pytest.mark.process
def test_processes_that_start_together_find_one_store(settings: BaseSettings) -> None:
    open_store(settings).close()  # the key file is there before the race for the tables
    spawn = multiprocessing.get_context("spawn")
    starting = [spawn.Process(target=_start, args=(_told(settings),)) for _ in range(3)]
    for process in starting:
        process.start()
    for process in starting:
        process.join(30)
    assert [process.exitcode for process in starting] == [0, 0, 0]
    store = open_store(settings)
    assert store.ready() is None
    with store.open_work() as work:
        assert not work.people.is_forgotten(SYSTEM)
    store.close()


@pytest.mark.process
def test_processes_that_start_together_make_one_master_key(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    told = _told(BaseSettings(var_dir=tmp_path))
    starting = [spawn.Process(target=_start, args=(told,)) for _ in range(3)]
    for process in starting:
        process.start()
    for process in starting:
        process.join(30)
    assert [process.exitcode for process in starting] == [0, 0, 0]
    assert [path.name for path in (tmp_path / "keys").iterdir()] == ["master.key"]


def test_a_second_start_changes_nothing(store: Store) -> None:
    store.migrate()
    with store.open_work() as work:
        assert not work.people.is_forgotten(SYSTEM)
        assert work.accesses.first_broken() is None


def _told(settings: BaseSettings) -> tuple[Path, str]:
    return settings.var_dir, settings.database_url.get_secret_value()


def _start(told: tuple[Path, str]) -> None:
    store = open_store(BaseSettings.model_validate({"var_dir": told[0], "database_url": told[1]}))
    store.migrate()
    store.close()
