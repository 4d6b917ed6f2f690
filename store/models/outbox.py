"""The outbox: what will be said, in order for each chat, danger first."""

from datetime import datetime
from typing import Literal

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models.base import PersonsOwn
from store.sealed import sealed_required_text
from store.times import now

OutboxKind = Literal["reply", "question", "safety", "signal", "nudge"]
OutboxState = Literal["queued", "sending", "sent", "uncertain", "failed"]


class OutboxRow(PersonsOwn):
    """One message; `body` is the reply as JSON. `uncertain`: it may or may not have arrived."""

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("chat_id", "seq"),
        Index("ix_outbox_queue", "state", "chat_id", "urgent", "seq"),
        Index("ix_outbox_waiting", "state", "kind", "created_at"),
    )
    chat_id: Mapped[str] = mapped_column(ForeignKey("chat.id", ondelete="CASCADE"))
    seq: Mapped[int]
    kind: Mapped[OutboxKind] = mapped_column(String(16))
    urgent: Mapped[bool] = mapped_column(default=False)
    body_sealed: Mapped[bytes]
    body = sealed_required_text()
    dedup_key: Mapped[str | None] = mapped_column(String(160), unique=True)
    state: Mapped[OutboxState] = mapped_column(String(16), default="queued")
    tries: Mapped[int] = mapped_column(default=0)
    not_before: Mapped[datetime] = mapped_column(default=now)
    created_at: Mapped[datetime] = mapped_column(default=now)
    sent_at: Mapped[datetime | None]
    delivered_ref: Mapped[str | None] = mapped_column(String(64))
    signal_id: Mapped[str | None] = mapped_column(String(32), index=True)
    conversation_id: Mapped[str | None] = mapped_column(String(32))
    resend_once: Mapped[bool] = mapped_column(default=False)
