"""A talk in person between a client and his advocate: asked for, proposed, agreed, held."""

from datetime import datetime
from typing import Literal

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from store.models.base import ClientsOwn
from store.sealed import sealed_text
from store.times import now

TalkState = Literal["asked", "proposed", "move_asked", "confirmed", "cancelled", "held"]
Remind = Literal["none", "hour", "day"]


class Talk(ClientsOwn):
    """`signal_id` is what the client shared when he asked for it, or what the talk came of: his
    words stand there alone. The advocate proposes `at`, `place` and `activity`; `remind` is the
    reminder that the client asked for; `feeling` and `afterwards` are how it was, said by the
    client when it was over.
    """

    __tablename__ = "talk"
    __table_args__ = (
        Index("ix_talk_of_client", "client_id", "created_at"),
        Index("ix_talk_of_staff", "staff_id", "state", "at"),
        Index("ix_talk_coming", "state", "at"),
    )
    staff_id: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    signal_id: Mapped[str | None] = mapped_column(
        ForeignKey("signal.id", ondelete="SET NULL"), unique=True, index=True
    )
    conversation_id: Mapped[str | None] = mapped_column(String(32), index=True)
    state: Mapped[TalkState] = mapped_column(String(16), default="asked")
    at: Mapped[datetime | None]
    place_sealed: Mapped[bytes | None]
    place = sealed_text()
    activity_sealed: Mapped[bytes | None]
    activity = sealed_text()
    remind: Mapped[Remind] = mapped_column(String(8), default="none")
    feeling: Mapped[str | None] = mapped_column(String(32))
    afterwards_sealed: Mapped[bytes | None]
    afterwards = sealed_text()
    created_at: Mapped[datetime] = mapped_column(default=now)
    changed_at: Mapped[datetime] = mapped_column(default=now)
