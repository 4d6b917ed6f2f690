"""A chat: one address (Telegram chat, web phone, e-mail) at which a person can be reached."""

from datetime import datetime
from typing import Literal

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models.base import PersonsOwn
from store.sealed import sealed_required_text
from store.times import now

Channel = Literal["telegram", "web", "email"]


class Chat(PersonsOwn):
    """`address` is sealed; it is found again by `address_hash`, a keyed hash."""

    __tablename__ = "chat"
    __table_args__ = (UniqueConstraint("channel", "address_hash"),)
    channel: Mapped[Channel] = mapped_column(String(16))
    address_hash: Mapped[str] = mapped_column(String(64))
    address_sealed: Mapped[bytes]
    address = sealed_required_text()
    blocked_at: Mapped[datetime | None]
    voice_refused: Mapped[bool] = mapped_column(default=False)
    last_seq: Mapped[int] = mapped_column(default=0)  # of the outbox; never goes back
    created_at: Mapped[datetime] = mapped_column(default=now)
