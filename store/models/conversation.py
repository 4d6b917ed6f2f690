"""One run of one topic; its id is the only name by which Rasa knows it."""

from datetime import datetime
from typing import Literal

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from store.models.base import Row
from store.times import now

ConversationState = Literal["open", "waiting", "done"]


class Conversation(Row):
    """The open one is on top of the client's stack; those it interrupted are waiting below it."""

    __tablename__ = "conversation"
    __table_args__ = (
        Index("ix_conversation_stack", "client_id", "state", "depth"),
        Index("ix_conversation_ended", "state", "ended_at"),
    )
    client_id: Mapped[str] = mapped_column(ForeignKey("client.id"))
    topic: Mapped[str] = mapped_column(String(32))
    state: Mapped[ConversationState] = mapped_column(String(8), default="open")
    depth: Mapped[int] = mapped_column(default=0)
    expects: Mapped[str | None] = mapped_column(String(64))
    question_outbox_id: Mapped[str | None] = mapped_column(String(32))
    started_at: Mapped[datetime] = mapped_column(default=now)
    last_at: Mapped[datetime] = mapped_column(default=now)
    ended_at: Mapped[datetime | None]
    not_understood: Mapped[int] = mapped_column(default=0)
    subject_id: Mapped[str | None] = mapped_column(String(32))
