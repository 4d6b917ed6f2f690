"""When the bot begins by itself: the client's rhythm, and the one table of due things."""

from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from store.models.base import Base, Row
from store.times import now

DueState = Literal["waiting", "sent", "dropped"]


class Rhythm(Base):
    """The client's own days (0 is Monday) and time ("HH:MM", in the organisation's time zone)."""

    __tablename__ = "rhythm"
    client_id: Mapped[str] = mapped_column(ForeignKey("client.id"), primary_key=True)
    days: Mapped[list[int]] = mapped_column(default=list)
    time: Mapped[str] = mapped_column(String(5))
    paused_until: Mapped[datetime | None]
    active: Mapped[bool] = mapped_column(default=True)


class Due(Row):
    """Something to begin at a moment; `payload` holds codes, never words."""

    __tablename__ = "due"
    __table_args__ = (
        Index("ix_due_moment", "state", "due_at"),
        Index("ix_due_of_client", "client_id", "state", "sent_at"),
    )
    client_id: Mapped[str] = mapped_column(ForeignKey("client.id"))
    kind: Mapped[str] = mapped_column(String(32))
    due_at: Mapped[datetime]
    state: Mapped[DueState] = mapped_column(String(8), default="waiting")
    subject_id: Mapped[str | None] = mapped_column(String(32))
    payload: Mapped[dict[str, Any]] = mapped_column(default=dict)
    created_at: Mapped[datetime] = mapped_column(default=now)
    sent_at: Mapped[datetime | None]
