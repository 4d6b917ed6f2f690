"""A signal: exactly the words that the client wants somebody to know, and what became of them."""

from datetime import datetime
from typing import Literal

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models.base import ClientsOwn, Row
from store.sealed import sealed_text
from store.times import now

Audience = Literal["contact", "advocate", "on_call", "adviser"]
Urgency = Literal["normal", "person", "danger_a", "danger_b"]
SignalState = Literal["draft", "sent", "read", "picked_up", "done", "taken_back", "failed"]
# A step on the ladder; words to the client and back; what advocates arrange among themselves.
# And a talk in person: proposed, then agreed to, moved or called off.
SignalDeed = Literal[
    "step", "said", "unclear", "answered", "taken", "handed", "along", "closing",
    "proposed", "agreed", "moved", "called_off",
]  # fmt: skip


class Signal(ClientsOwn):
    """`words_hash` (keyed) is what a consent button carries: a late press tells nothing new.

    `feeling` and `theme` are set as long as the words shown to the client say them. For advocates
    `staff_id` is who has it; `taken_at` is when he took it himself.
    """

    __tablename__ = "signal"
    __table_args__ = (
        Index("ix_signal_of_client", "client_id", "created_at"),
        Index("ix_signal_unread", "state", "urgency", "sent_at"),
        Index("ix_signal_inbox", "audience", "client_id", "sent_at"),
        Index("ix_signal_filtered", "audience", "state", "sent_at"),
    )
    contact_id: Mapped[str | None] = mapped_column(ForeignKey("contact.id"), index=True)
    staff_id: Mapped[str | None] = mapped_column(ForeignKey("staff.id"), index=True)
    incident_id: Mapped[str | None] = mapped_column(ForeignKey("incident.id"), index=True)
    conversation_id: Mapped[str | None] = mapped_column(String(32), index=True)
    check_in_id: Mapped[str | None] = mapped_column(ForeignKey("check_in.id"))
    audience: Mapped[Audience] = mapped_column(String(16))
    words_sealed: Mapped[bytes | None]
    words = sealed_text()
    words_hash: Mapped[str] = mapped_column(String(64))
    with_words: Mapped[bool] = mapped_column(default=True)
    attachment_ids: Mapped[list[str]] = mapped_column(default=list)
    urgency: Mapped[Urgency] = mapped_column(String(16), default="normal")
    state: Mapped[SignalState] = mapped_column(String(16), default="draft")
    created_at: Mapped[datetime] = mapped_column(default=now)
    sent_at: Mapped[datetime | None]
    feeling: Mapped[str | None] = mapped_column(String(32))
    theme: Mapped[str | None] = mapped_column(String(32))
    taken_at: Mapped[datetime | None]
    escalated_level: Mapped[int] = mapped_column(default=0, server_default="0")
    escalated_at: Mapped[datetime | None]

    @property
    def tag(self) -> str:
        """What a button is tied to, 8 characters each: this signal, and the hash of its words."""
        return f"{self.id[:8]}|{self.words_hash[:8]}"


class SignalEvent(ClientsOwn):
    """What happened to a signal, in the order in which it did; `to_id` is the staff it went to.

    The note of "said" and "unclear" is for the client, of "answered" from him, of "handed" and
    "along" from one advocate to another, and of "proposed" the talk in words. `attachment_id` is
    the voice or photo of "answered".
    """

    __tablename__ = "signal_event"
    __table_args__ = (
        Index("ix_signal_event_story", "signal_id", "at"),
        Index("ix_signal_event_client", "client_id"),
        Index("ix_signal_event_at", "at"),  # the bot's clock looks for what happened lately
    )
    signal_id: Mapped[str] = mapped_column(ForeignKey("signal.id", ondelete="CASCADE"))
    state: Mapped[SignalState] = mapped_column(String(16))
    deed: Mapped[SignalDeed] = mapped_column(String(16), default="step", server_default="step")
    to_id: Mapped[str | None] = mapped_column(String(32))
    by_kind: Mapped[str] = mapped_column(String(16))
    by_id: Mapped[str | None] = mapped_column(String(32))
    note_sealed: Mapped[bytes | None]
    note = sealed_text()
    attachment_id: Mapped[str | None] = mapped_column(String(32))
    at: Mapped[datetime] = mapped_column(default=now)


class SignalReader(Row):
    """An advocate who was asked to read along."""

    __tablename__ = "signal_reader"
    __table_args__ = (UniqueConstraint("signal_id", "staff_id"),)
    signal_id: Mapped[str] = mapped_column(ForeignKey("signal.id", ondelete="CASCADE"))
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"), index=True)
    at: Mapped[datetime] = mapped_column(default=now)
