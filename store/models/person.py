"""People and their keys: without the key, nobody's words can be read."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from store.models.base import Base, Row
from store.times import now

SYSTEM = "system"  # the person who owns what strangers say, and what belongs to nobody


class Person(Row):
    """Somebody: a client, a contact, a member of staff, a stranger, or all of these at once."""

    __tablename__ = "person"
    created_at: Mapped[datetime] = mapped_column(default=now)


class PersonKey(Base):
    """A person's data key, wrapped by a master key; deleting this row is forgetting."""

    __tablename__ = "person_key"
    person_id: Mapped[str] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    wrapped: Mapped[bytes] = mapped_column(LargeBinary)
    master_id: Mapped[str] = mapped_column(String(32), index=True)
    created_at: Mapped[datetime] = mapped_column(default=now)


class ForgottenPerson(Base):
    """The list that is replayed after a backup is put back; kept apart, names nobody."""

    __tablename__ = "forgotten"
    person_id_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    at: Mapped[datetime] = mapped_column(default=now)
