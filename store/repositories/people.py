"""People, their keys, and how they are forgotten."""

from sqlalchemy import select

from store.models import SYSTEM, ForgottenPerson, Person
from store.repositories.forgetting import erase
from store.repositories.repository import Repository


class People(Repository):
    def make(self) -> Person:
        """Somebody new, with a key of his own."""
        person = self._add(Person())
        self._keyring.make_for(person.id)
        return person

    def make_system(self) -> None:
        """The person who owns what strangers say; `Store.migrate` sees to it."""
        if self._add_once(Person(id=SYSTEM)):
            self._keyring.make_for(SYSTEM)

    def is_forgotten(self, person_id: str) -> bool:
        return not self._keyring.has(person_id)

    def forget(self, person_id: str) -> None:
        """Delete the key, and everything that leads from the codes that stay to the person."""
        if person_id == SYSTEM:
            raise ValueError("the system's own words cannot be forgotten, only purged")
        self._add_once(ForgottenPerson(person_id_hash=self._hash(person_id)))
        self._keyring.drop(person_id)
        erase(self._session, person_id)

    def forget_again(self) -> int:
        """After a backup was put back: forget everybody on the list; how many that were."""
        gone = set(self._session.scalars(select(ForgottenPerson.person_id_hash)))
        back = [p for p in self._session.scalars(select(Person.id)) if self._hash(p) in gone]
        for person_id in back:
            self.forget(person_id)
        return len(back)

    def _hash(self, person_id: str) -> str:
        return self._keyring.keyed_hash("forgotten", person_id)
