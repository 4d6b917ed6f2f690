"""Staff: those whom the organisation admits, with their roles, locations and clients."""

from datetime import datetime
from typing import Literal

from sqlalchemy import ForeignKey, Index, false
from sqlalchemy.orm import Mapped, mapped_column

from store.models.base import PersonsOwn, Row
from store.sealed import sealed_text
from store.times import now

Role = Literal["advocate", "coordinator", "manager", "on_call"]


class Staff(PersonsOwn):
    """Names of staff are not sealed: whoever may read a signal must be known by name.

    `totp` is the secret that his own telephone makes codes from, and `totp_step` the last half
    minute of which a code was used; `joined_at` is when both proofs of his were set.
    """

    __tablename__ = "staff"
    name: Mapped[str]
    roles: Mapped[list[str]] = mapped_column(default=list)
    locations: Mapped[list[str]] = mapped_column(default=list)
    email: Mapped[str | None] = mapped_column(unique=True)
    chat_id: Mapped[str | None] = mapped_column(
        ForeignKey("chat.id", ondelete="SET NULL"), index=True
    )
    password_hash: Mapped[str | None]
    totp_sealed: Mapped[bytes | None]
    totp = sealed_text()
    totp_step: Mapped[int] = mapped_column(default=0, server_default="0")
    recovery_hashes: Mapped[list[str] | None]
    joined_at: Mapped[datetime | None]
    as_list: Mapped[bool] = mapped_column(default=False, server_default=false())
    absent_until: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(default=now)
    removed_at: Mapped[datetime | None]

    def is_away(self, at: datetime) -> bool:
        """He said until when he is absent."""
        return self.absent_until is not None and self.absent_until > at

    def works_at(self, location: str) -> bool:
        """No location means every location."""
        return not self.locations or location in self.locations


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
