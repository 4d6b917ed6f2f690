"""Assignments: which advocate is there for which client."""

from datetime import datetime

from sqlalchemy import ColumnElement, or_, select

from store.models import Assignment, Client, Staff
from store.repositories.repository import Repository
from store.times import now


class Assignments(Repository):
    def assign(self, client: Client, staff: Staff, until_at: datetime | None = None) -> Assignment:
        """This advocate for this client; again is no second time."""
        for there in self.of_staff(staff.id):
            if there.client_id == client.id:
                there.until_at = until_at
                return there
        return self._add(Assignment(client_id=client.id, staff_id=staff.id, until_at=until_at))

    def end(self, client: Client, staff: Staff) -> None:
        for there in self.of_staff(staff.id):
            if there.client_id == client.id:
                there.until_at = now()

    def of_client(self, client_id: str) -> list[Staff]:
        """The advocates of this client today."""
        mine = select(Staff).join(Assignment, Assignment.staff_id == Staff.id)
        current = mine.where(Assignment.client_id == client_id, Staff.removed_at.is_(None))
        return list(self._session.scalars(current.where(_current()).order_by(Staff.name)))

    def of_staff(self, staff_id: str) -> list[Assignment]:
        current = select(Assignment).where(Assignment.staff_id == staff_id, _current())
        return list(self._session.scalars(current))

    def is_assigned(self, client_id: str, staff_id: str) -> bool:
        return any(there.client_id == client_id for there in self.of_staff(staff_id))


def _current() -> ColumnElement[bool]:
    return or_(Assignment.until_at.is_(None), Assignment.until_at > now())
