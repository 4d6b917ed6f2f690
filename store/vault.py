"""The vault: AES-256-GCM with the place as associated data, and the keyed hash for look-ups."""

import hmac
import os
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from store.errors import MasterKeyMissing, SealBroken
from store.master_keys import MasterKeys, make_master_keys, read_master_keys

_FORMAT = b"\x01"  # before every sealed value, so that a later way of sealing can be told apart
_NONCE = 12


class Vault:
    """Holds the master keys of one process. Data keys live in `store.keyring`, briefly."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._master = read_master_keys(path)

    def wrap(self, data_key: bytes, person_id: str) -> tuple[bytes, str]:
        """The wrapped key and the id of the newest master key (read again: it may have changed)."""
        self._master = read_master_keys(self.path)
        master_id = self._master.newest_id
        return seal(self._master.keys[master_id], data_key, _wrapping(person_id)), master_id

    def unwrap(self, wrapped: bytes, master_id: str, person_id: str) -> bytes:
        """The data key. Another process may have rotated, so an unknown id reads the file again."""
        if master_id not in self._master.keys:
            self._master = read_master_keys(self.path)
        key = self._master.keys.get(master_id)
        if key is None:
            raise MasterKeyMissing(f"master key {master_id} is not in {self.path}")
        return unseal(key, wrapped, _wrapping(person_id))

    def newest_id(self) -> str:
        self._master = read_master_keys(self.path)
        return self._master.newest_id

    def keyed_hash(self, purpose: str, value: str) -> str:
        """64 hexadecimal characters; of no use to whoever has the database alone."""
        return hmac.digest(_derived(self._master, purpose), value.encode(), "sha256").hex()


def open_vault(path: Path, *, may_make: bool) -> Vault:
    """Make the master key on the first run, but never in production: there it is put in place."""
    if may_make and not path.exists():
        make_master_keys(path)
    return Vault(path)


def seal(key: bytes, plain: bytes, place: str) -> bytes:
    nonce = os.urandom(_NONCE)
    return _FORMAT + nonce + AESGCM(key).encrypt(nonce, plain, place.encode())


def unseal(key: bytes, sealed: bytes, place: str) -> bytes:
    """Raises `SealBroken` when bytes, key or place are not those of the sealing."""
    nonce, rest = sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :]
    try:
        if sealed[:1] != _FORMAT:
            raise SealBroken(place)
        return AESGCM(key).decrypt(nonce, rest, place.encode())
    except (InvalidTag, ValueError):
        raise SealBroken(place) from None


def _wrapping(person_id: str) -> str:
    return f"person_key|wrapped|{person_id}"


def _derived(master: MasterKeys, purpose: str) -> bytes:
    info = f"zegje keyed hash: {purpose}".encode()
    return HKDF(SHA256(), length=32, salt=None, info=info).derive(master.hash_secret)
