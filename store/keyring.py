"""The keys of one unit of work: looked up once in it, and never kept after it.

Because nothing is cached longer, a person who is forgotten by one process is forgotten by all.
"""

import secrets

from sqlalchemy import delete, exists, select
from sqlalchemy.orm import Session

from store.errors import Forgotten
from store.models import PersonKey
from store.vault import Vault, seal, unseal


class Keyring:
    """Seals and opens for the session of one unit of work."""

    def __init__(self, vault: Vault, session: Session) -> None:
        self._vault = vault
        self._session = session
        self._keys: dict[str, bytes] = {}

    def seal(self, person_id: str, plain: bytes, place: str) -> bytes:
        return seal(self._key(person_id), plain, place)

    def open(self, person_id: str, sealed: bytes, place: str) -> bytes:
        return unseal(self._key(person_id), sealed, place)

    def keyed_hash(self, purpose: str, value: str) -> str:
        return self._vault.keyed_hash(purpose, value)

    def make_for(self, person_id: str) -> None:
        """A new data key for a new person."""
        data_key = secrets.token_bytes(32)
        wrapped, master_id = self._vault.wrap(data_key, person_id)
        key = PersonKey(person_id=person_id, wrapped=wrapped, master_id=master_id)
        self._session.add(key)
        self._session.flush()
        self._keys[person_id] = data_key

    def drop(self, person_id: str) -> None:
        """Delete the key for good: this is what forgetting is."""
        self._keys.pop(person_id, None)
        self._session.execute(delete(PersonKey).where(PersonKey.person_id == person_id))

    def has(self, person_id: str) -> bool:
        found = select(exists().where(PersonKey.person_id == person_id))
        return bool(self._session.scalar(found))

    def rewrap(self, key: PersonKey) -> None:
        """Wrap the same data key with the newest master key."""
        data_key = self._vault.unwrap(key.wrapped, key.master_id, key.person_id)
        key.wrapped, key.master_id = self._vault.wrap(data_key, key.person_id)

    def lose_all(self) -> None:
        self._keys.clear()

    def _key(self, person_id: str) -> bytes:
        if person_id not in self._keys:
            columns = select(PersonKey.wrapped, PersonKey.master_id)
            with self._session.no_autoflush:
                found = self._session.execute(
                    columns.where(PersonKey.person_id == person_id)
                ).one_or_none()
            if found is None:
                raise Forgotten(f"the key of person {person_id} was deleted")
            self._keys[person_id] = self._vault.unwrap(found[0], found[1], person_id)
        return self._keys[person_id]
