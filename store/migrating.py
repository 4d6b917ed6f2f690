"""Migrations at the start: one process upgrades, the others wait until it is done."""

import fcntl
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

_PLACE = Path(__file__).parent / "migrations"
# What Alembic tells at every start is of use to nobody who runs this.
logging.getLogger("alembic").setLevel(logging.WARNING)

_LOCK = 0x7A65676A65  # "zegje": the number of PostgreSQL's advisory lock


def upgrade(engine: Engine) -> None:
    """All steps up to the newest, in one transaction; returns at once when there are none."""
    with _alone(engine), engine.begin() as connection:
        if not is_up_to_date(connection):
            config = _config()
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def is_up_to_date(connection: Connection) -> bool:
    context = MigrationContext.configure(connection)
    return context.get_current_revision() == _newest()


@cache
def _newest() -> str | None:
    return ScriptDirectory.from_config(_config()).get_current_head()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_PLACE).replace("%", "%%"))
    return config


@contextmanager
def _alone(engine: Engine) -> Iterator[None]:
    if engine.dialect.name == "sqlite":
        with _file_lock(Path(f"{engine.url.database}.migrating")):
            yield
    else:
        with engine.connect() as connection:
            connection.execute(text("SET LOCAL lock_timeout = 0"))  # another may need its time
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            yield


@contextmanager
def _file_lock(path: Path) -> Iterator[None]:
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
