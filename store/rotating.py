"""Rotating the master key: a new one is added, and every person's key is wrapped with it."""

from typing import TYPE_CHECKING

from sqlalchemy import select

from store.master_keys import add_master_key
from store.models import PersonKey

if TYPE_CHECKING:
    from store.store import Store

_AT_ONCE = 200  # so that nobody who is talking waits long for the lock


def rotate_master_key(store: "Store") -> int:
    """How many person keys were wrapped anew. Words are not touched: only their keys' wrapping.

    The old master key stays in the file, because backups still need it; take it out when the
    last backup from before today is gone. A rotation that was cut off is finished by the next.
    """
    add_master_key(store.vault.path)
    return finish_rotation(store)


def finish_rotation(store: "Store") -> int:
    """Wrap with the newest master key whatever an older one wrapped (also one put in by hand)."""
    wrapped = 0
    while True:
        with store.open_work() as work:
            newest = store.vault.newest_id()
            older = select(PersonKey).where(PersonKey.master_id != newest)
            keys = work.session.scalars(older.limit(_AT_ONCE).with_for_update()).all()
            for key in keys:
                work.keyring.rewrap(key)
            work.commit()
        if not keys:
            return wrapped
        wrapped += len(keys)
