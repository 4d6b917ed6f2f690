"""The master key file: the newest key wraps, all of them unwrap, one secret hashes.

The file is JSON: `{"hash_secret": "...", "keys": [{"id": "...", "key": "..."}, ...]}`, newest last.
The hash secret stays the same for ever, so that a rotation loses no look-up.
"""

import json
import secrets
from base64 import b64decode, b64encode
from dataclasses import dataclass
from pathlib import Path

from store.errors import MasterKeyMissing
from store.ids import new_id
from store.secret_files import make_once, replace


@dataclass(frozen=True, repr=False)
class MasterKeys:
    """Keys of 32 bytes by their id, in the order in which they were made."""

    hash_secret: bytes
    keys: dict[str, bytes]

    @property
    def newest_id(self) -> str:
        return list(self.keys)[-1]


def make_master_keys(path: Path) -> None:
    """The first master key, on the first run."""
    make_once(path, _written(MasterKeys(secrets.token_bytes(32), {new_id(): _new_key()})))


def add_master_key(path: Path) -> None:
    """Add a key; the older ones stay for the backups that they still open."""
    before = read_master_keys(path)
    after = MasterKeys(before.hash_secret, {**before.keys, new_id(): _new_key()})
    replace(path, _written(after))


def read_master_keys(path: Path) -> MasterKeys:
    """Raises `MasterKeyMissing` when there is no file; the error never shows its content."""
    try:
        data = json.loads(path.read_text())
        keys = {entry["id"]: b64decode(entry["key"]) for entry in data["keys"]}
        found = MasterKeys(b64decode(data["hash_secret"]), keys)
    except OSError as cause:
        raise MasterKeyMissing(f"the master key file {path} cannot be read") from cause
    except (ValueError, KeyError, TypeError):
        raise MasterKeyMissing(f"{path} is no master key file") from None
    if not keys:
        raise MasterKeyMissing(f"{path} holds no key")
    return found


def _written(master: MasterKeys) -> str:
    entries = [{"id": name, "key": _text(key)} for name, key in master.keys.items()]
    return json.dumps({"hash_secret": _text(master.hash_secret), "keys": entries}, indent=1)


def _text(key: bytes) -> str:
    return b64encode(key).decode()


def _new_key() -> bytes:
    return secrets.token_bytes(32)
