"""What the processes remember of their own running; no word of a person but sealed ones."""

from datetime import datetime
from typing import Any

from sqlalchemy import Float, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models.base import Base, PersonsOwn, Row
from store.sealed import sealed_required_text, sealed_text
from store.times import now


class ActionResult(PersonsOwn):
    """What an action answered the first time; when Rasa asks again, it gets the same."""

    __tablename__ = "action_result"
    __table_args__ = (UniqueConstraint("conversation_id", "message_id", "action", "place"),)
    conversation_id: Mapped[str] = mapped_column(String(32))
    message_id: Mapped[str] = mapped_column(String(128))
    action: Mapped[str] = mapped_column(String(64))
    place: Mapped[int]
    events_sealed: Mapped[bytes]
    events = sealed_required_text()
    responses_sealed: Mapped[bytes]
    responses = sealed_required_text()
    at: Mapped[datetime] = mapped_column(default=now, index=True)


class Unclear(PersonsOwn):
    """A sentence that was not understood, masked, under the key of "system", for tuning."""

    __tablename__ = "unclear"
    masked_sealed: Mapped[bytes | None]
    masked = sealed_text()
    expects: Mapped[str | None] = mapped_column(String(64))
    intent: Mapped[str | None] = mapped_column(String(64))
    confidence: Mapped[float] = mapped_column(Float)
    at: Mapped[datetime] = mapped_column(default=now, index=True)


class Release(Row):
    """A set of words and a model that was made, and whether it is the live one."""

    __tablename__ = "release"
    number: Mapped[int] = mapped_column(unique=True)
    checksum: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[datetime] = mapped_column(default=now)
    state: Mapped[str] = mapped_column(String(16))


class Heartbeat(Base):
    """The last sign of life of a process, with the facts that others judge it by."""

    __tablename__ = "heartbeat"
    process: Mapped[str] = mapped_column(String(32), primary_key=True)
    at: Mapped[datetime] = mapped_column(default=now)
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)


class SpokenFile(Base):
    """Telegram's id for a recording it already has, so that it is uploaded once."""

    __tablename__ = "spoken_file"
    __table_args__ = (Index("ix_spoken_file_at", "at"),)
    bot: Mapped[str] = mapped_column(String(64), primary_key=True)
    text_hash: Mapped[str] = mapped_column(String(80), primary_key=True)
    file_id: Mapped[str] = mapped_column(String(256))
    at: Mapped[datetime] = mapped_column(default=now)
