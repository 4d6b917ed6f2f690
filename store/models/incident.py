"""An incident: one sign of danger, open until somebody knows that the client is safe."""

from datetime import datetime
from typing import Literal

from sqlalchemy import Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from store.models.base import ClientsOwn
from store.sealed import sealed_text
from store.times import now

Tier = Literal["A", "B", "C", "D"]
DangerAnswer = Literal["yes", "no", "unknown"]

_OPEN = text("state = 'open'")


class Incident(ClientsOwn):
    """At most one is open for a client: the index sees to it, whoever writes."""

    __tablename__ = "incident"
    __table_args__ = (
        Index(
            "uq_incident_open", "client_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN
        ),
        Index("ix_incident_of_client", "client_id", "opened_at"),
        Index("ix_incident_state", "state"),
    )
    tier: Mapped[Tier] = mapped_column(String(1))
    category: Mapped[str] = mapped_column(String(32))
    state: Mapped[Literal["open", "closed"]] = mapped_column(String(8), default="open")
    asked_at: Mapped[datetime | None]
    answer: Mapped[DangerAnswer | None] = mapped_column(String(8))
    words_sealed: Mapped[bytes | None]
    words = sealed_text()
    opened_at: Mapped[datetime] = mapped_column(default=now)
    escalated_level: Mapped[int] = mapped_column(default=0)
    escalated_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
