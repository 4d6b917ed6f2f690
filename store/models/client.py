"""The client, who owns the story, and what he agreed to."""

from datetime import datetime
from typing import Literal

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from store.models.base import PersonsOwn, Row
from store.sealed import sealed_text
from store.times import now

ClientState = Literal["invited", "welcome", "active", "stopped"]
ConsentKind = Literal["keep", "telegram", "danger", "voice"]


class Client(PersonsOwn):
    """`name` is what to call the client; `code` is what staff call the row."""

    __tablename__ = "client"
    code: Mapped[str] = mapped_column(String(32), unique=True)
    name_sealed: Mapped[bytes | None]
    name = sealed_text()
    location: Mapped[str]
    chat_id: Mapped[str | None] = mapped_column(
        ForeignKey("chat.id", ondelete="SET NULL"), unique=True
    )
    voice: Mapped[Literal["on", "off"]] = mapped_column(String(8), default="on")
    speed: Mapped[Literal["normal", "slow"]] = mapped_column(String(8), default="normal")
    state: Mapped[ClientState] = mapped_column(String(16), default="invited")
    created_at: Mapped[datetime] = mapped_column(default=now)


class Consent(Row):
    """One answer to one question; the latest of a kind counts, the older ones stay."""

    __tablename__ = "consent"
    __table_args__ = (Index("ix_consent_latest", "client_id", "kind", "at"),)
    client_id: Mapped[str] = mapped_column(ForeignKey("client.id"))
    kind: Mapped[ConsentKind] = mapped_column(String(16))
    given: Mapped[bool]
    version: Mapped[str] = mapped_column(String(32))
    at: Mapped[datetime] = mapped_column(default=now)
