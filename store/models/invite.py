"""A link that lets somebody in, once."""

from datetime import datetime
from typing import Literal

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from store.models.base import Row
from store.times import now

InviteKind = Literal["client", "contact", "staff", "relink", "page", "login"]


class Invite(Row):
    """Only the keyed hash of the code is kept; the code itself is shown once."""

    __tablename__ = "invite"
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    kind: Mapped[InviteKind] = mapped_column(String(16))
    client_id: Mapped[str | None] = mapped_column(ForeignKey("client.id"), index=True)
    contact_id: Mapped[str | None] = mapped_column(ForeignKey("contact.id"), index=True)
    staff_id: Mapped[str | None] = mapped_column(ForeignKey("staff.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    expires_at: Mapped[datetime] = mapped_column(index=True)
    used_at: Mapped[datetime | None]
