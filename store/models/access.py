"""Who looked at what: append-only, each line hashed onto the one before (NEN 7513)."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from store.models.base import Base, Row
from store.times import now


class Access(Base):
    """One look. No foreign keys: a line outlives everything that it is about."""

    __tablename__ = "access"
    __table_args__ = (
        Index("ix_access_client", "client_id", "at"),
        Index("ix_access_actor", "actor_id", "at"),
        {"sqlite_autoincrement": True},
    )
    id: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True
    )
    at: Mapped[datetime]
    actor_kind: Mapped[str] = mapped_column(String(16))
    actor_id: Mapped[str | None] = mapped_column(String(32))
    client_id: Mapped[str | None] = mapped_column(String(32))
    what: Mapped[str] = mapped_column(String(64))
    subject_id: Mapped[str | None] = mapped_column(String(32))
    why: Mapped[str | None] = mapped_column(String(64))
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class AccessEnd(Base):
    """The last line, one row: locked while a line is added, and shows when lines were cut off."""

    __tablename__ = "access_end"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    lines: Mapped[int] = mapped_column(default=0)
    hash: Mapped[str] = mapped_column(String(64))


class PageSession(Row):
    """A log-in to the review site; `id` is the keyed hash of the cookie, cut to 32 characters."""

    __tablename__ = "page_session"
    actor_kind: Mapped[str] = mapped_column(String(16))
    actor_id: Mapped[str] = mapped_column(String(32), index=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    last_at: Mapped[datetime] = mapped_column(default=now, index=True)
    ended_at: Mapped[datetime | None]
    code_hash: Mapped[str | None] = mapped_column(String(64))
    code_tries: Mapped[int] = mapped_column(default=0)
    confirmed_at: Mapped[datetime | None]
