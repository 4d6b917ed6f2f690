"""The store as a process holds it: an engine and a vault, opened once at the start."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from store.engine import READING, make_engine
from store.migrating import is_up_to_date, upgrade
from store.purging import purge
from store.settings import BaseSettings
from store.vault import Vault, open_vault
from store.work import Work


@dataclass(frozen=True)
class Store:
    """Safe to share between threads; each unit of work belongs to one thread."""

    engine: Engine
    vault: Vault

    def open_work(self) -> Work:
        """A unit of work that may write; on SQLite it waits for its turn (at most 5 s)."""
        return Work(Session(self.engine, expire_on_commit=False), self.vault)

    def open_reading(self) -> Work:
        """A unit of work that only reads, and on SQLite never waits for a writer."""
        reading = self.engine.execution_options(**READING)
        return Work(Session(reading, expire_on_commit=False), self.vault)

    def migrate(self) -> None:
        """Bring the tables up to date; processes that start together wait for one of them."""
        upgrade(self.engine)
        with self.open_work() as work:
            work.people.make_system()
            work.accesses.make_end()
            work.commit()

    def purge(self, at: datetime, retention_days: int) -> dict[str, int]:
        """Delete what has done its work; how many rows of each table."""
        with self.open_work() as work:
            gone = purge(work.session, at, retention_days)
            work.commit()
        return gone

    def forget_again(self) -> int:
        """After a backup was put back: forget again whoever asked for it; how many that were."""
        with self.open_work() as work:
            forgotten = work.people.forget_again()
            work.commit()
        return forgotten

    def ready(self) -> str | None:
        """None when the store can do its work; otherwise the reason why not."""
        try:
            with self.engine.execution_options(**READING).connect() as connection:
                connection.execute(text("SELECT 1"))
                return None if is_up_to_date(connection) else "the tables are not up to date"
        except SQLAlchemyError as cause:
            return f"the database cannot be reached ({type(cause).__name__})"

    def close(self) -> None:
        self.engine.dispose()


def open_store(settings: BaseSettings) -> Store:
    """Open engine and vault; nothing runs yet. Raises `MasterKeyMissing`."""
    vault = open_vault(settings.master_key_file, may_make=not settings.production)
    return Store(make_engine(settings.database_url.get_secret_value()), vault)
