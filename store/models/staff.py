"""Staff: those whom the organisation admits, with their roles, locations and clients."""

from datetime import datetime
from typing import Literal

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from store.models.base import Row
from store.times import now

Role = Literal["advocate", "coordinator", "manager", "on_call"]


class Staff(Row):
    """Names of staff are not sealed: whoever may read a signal must be known by name."""

    __tablename__ = "staff"
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    name: Mapped[str]
    roles: Mapped[list[str]] = mapped_column(default=list)
    locations: Mapped[list[str]] = mapped_column(default=list)
    email: Mapped[str | None] = mapped_column(unique=True)
    chat_id: Mapped[str | None] = mapped_column(
        ForeignKey("chat.id", ondelete="SET NULL"), index=True
    )
    password_hash: Mapped[str | None]
    absent_until: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(default=now)
    removed_at: Mapped[datetime | None]


class Assignment(Row):
    """An advocate for a client, from one moment until another."""

    __tablename__ = "assignment"
    __table_args__ = (
        Index("ix_assignment_client", "client_id", "until_at"),
        Index("ix_assignment_staff", "staff_id", "until_at"),
    )
    client_id: Mapped[str] = mapped_column(ForeignKey("client.id"))
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    from_at: Mapped[datetime] = mapped_column(default=now)
    until_at: Mapped[datetime | None]
