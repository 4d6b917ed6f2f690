"""The ground under every table: ids, moments, and whose key seals a row."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKey, LargeBinary, MetaData, String, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from store.ids import new_id
from store.times import UtcDateTime

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map: ClassVar = {
        str: String(),
        bytes: LargeBinary(),
        datetime: UtcDateTime(),
        list[str]: JSON(),
        list[int]: JSON(),
        dict[str, Any]: JSON(),
    }


class Row(Base):
    """A row with an id of its own, known from construction on (sealing needs it)."""

    __abstract__ = True
    id: Mapped[str] = mapped_column(String(32), primary_key=True)

    def __init__(self, **values: Any) -> None:
        super().__init__(**{"id": new_id(), **values})


class PersonsOwn(Row):
    """A row sealed with the key of the person it names."""

    __abstract__ = True
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)

    def whose_key(self, session: Session) -> str:
        return self.person_id


class ClientsOwn(Row):
    """A row sealed with the key of the client it belongs to, whoever else it names."""

    __abstract__ = True
    client_id: Mapped[str] = mapped_column(ForeignKey("client.id"))
    owner_id: Mapped[str] = mapped_column(ForeignKey("person.id"))

    def whose_key(self, session: Session) -> str:
        """The client's person; looked up once, when the row is first sealed."""
        if self.owner_id is None:
            clients = Base.metadata.tables["client"]
            found = select(clients.c.person_id).where(clients.c.id == self.client_id)
            self.owner_id = session.execute(found).scalar_one()
        return self.owner_id
