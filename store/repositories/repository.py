"""What every repository has: the session and the keys of its unit of work."""

import sqlite3
from typing import TypeVar

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from store.keyring import Keyring
from store.models import Base

R = TypeVar("R", bound=Base)

_SQLITE_DOUBLES = (sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY)
_POSTGRES_DOUBLE = "23505"


class Repository:
    """Rows go to the database at once, so that a clash shows where it is made."""

    def __init__(self, session: Session, keyring: Keyring) -> None:
        self._session = session
        self._keyring = keyring

    def _add(self, row: R) -> R:
        self._session.add(row)
        self._session.flush()
        return row

    def _add_once(self, row: Base) -> bool:
        """False when a row with the same unique values was there already; nothing else is lost."""
        try:
            with self._session.begin_nested():
                self._session.add(row)
        except IntegrityError as error:
            if not _is_double(error):
                raise  # anything else must never pass for "was here already"
            return False
        return True

    def _locked(self, kind: type[R], row_id: str) -> R | None:
        """The row as it is now, held until the end of this unit of work (PostgreSQL)."""
        return self._session.get(kind, row_id, with_for_update=True, populate_existing=True)


def _is_double(error: IntegrityError) -> bool:
    if getattr(error.orig, "sqlstate", None) == _POSTGRES_DOUBLE:
        return True
    return getattr(error.orig, "sqlite_errorcode", None) in _SQLITE_DOUBLES
