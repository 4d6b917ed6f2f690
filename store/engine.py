"""One engine for both databases: embedded SQLite, and PostgreSQL in production."""

import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.pool import ConnectionPoolEntry

BUSY_SECONDS = 5
_LOOK_AGAIN = 0.001
_DRIVERS = {
    "sqlite": "sqlite+pysqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
}
READING = {"sqlite_begin": "DEFERRED"}  # for work that only reads and must not wait for a writer


def make_engine(database_url: str) -> Engine:
    url = _with_driver(make_url(database_url))
    if url.get_backend_name() == "sqlite":
        return _sqlite(url)
    options = f"-c lock_timeout={BUSY_SECONDS * 1000} -c timezone=UTC"
    return create_engine(
        url,
        isolation_level="READ COMMITTED",
        pool_pre_ping=True,
        hide_parameters=True,  # values can be a person's, and errors end up in logs
        connect_args={"options": options, "connect_timeout": BUSY_SECONDS},
    )


def _with_driver(url: URL) -> URL:
    """The drivers that we ship, whatever short name an operator writes."""
    return url.set(drivername=_DRIVERS[url.drivername.partition("+")[0]])


def _sqlite(url: URL) -> Engine:
    if url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS}, hide_parameters=True)
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: sqlite3.Connection, record: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the driver begins nothing by itself: `_begin_sqlite` does
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock at once: a lock asked for half-way can only fail, not wait."""
    options: dict[str, Any] = dict(connection.get_execution_options())
    mode = str(options.get("sqlite_begin", "IMMEDIATE"))
    if mode == "IMMEDIATE":
        _begin_writing(connection)
    else:
        connection.exec_driver_sql(f"BEGIN {mode}")


def _begin_writing(connection: Connection) -> None:
    """Look every millisecond whether the lock is free.

    SQLite's own waiting sleeps longer and longer, up to 100 ms, for a lock that others hold for 5.
    """
    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA busy_timeout = 0").close()
    try:
        if not _took_lock(driver, time.monotonic() + BUSY_SECONDS):
            connection.exec_driver_sql("BEGIN IMMEDIATE")  # fails in the words of the engine
    finally:
        driver.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}").close()


def _took_lock(driver: Any, until: float) -> bool:
    while True:
        try:
            driver.execute("BEGIN IMMEDIATE").close()
            return True
        except sqlite3.OperationalError as error:
            is_busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
            if not is_busy or time.monotonic() > until:
                return False
        time.sleep(_LOOK_AGAIN)
