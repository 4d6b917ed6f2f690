"""What we remember: models, repositories, unit of work, encryption, migrations."""

from store.errors import (
    Forgotten,
    MasterKeyMissing,
    ReadTooLate,
    SealBroken,
    StoreError,
    StoreRefused,
    StoreUnavailable,
)
from store.rotating import rotate_master_key
from store.store import Store, open_store
from store.work import Work

__all__ = [
    "Forgotten",
    "MasterKeyMissing",
    "ReadTooLate",
    "SealBroken",
    "Store",
    "StoreError",
    "StoreRefused",
    "StoreUnavailable",
    "Work",
    "open_store",
    "rotate_master_key",
]
