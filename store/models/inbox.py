"""The inbox: what came in, stored before anybody was told that it came in."""

from datetime import datetime
from typing import Literal

from sqlalchemy import BigInteger, Index, String, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, mapped_column

from store.models.base import PersonsOwn
from store.sealed import sealed_required_text
from store.times import now

InboxState = Literal["new", "done", "aside"]


class InboxRow(PersonsOwn):
    """One raw update; a stranger's is sealed with the key of the person "system"."""

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("bot", "update_id"),
        Index("ix_inbox_queue", "state", "chat_key", "arrival"),
        Index("ix_inbox_arrival", "arrival"),
        Index("ix_inbox_done", "state", "done_at"),
    )
    bot: Mapped[str] = mapped_column(String(64))
    update_id: Mapped[str] = mapped_column(String(64))
    chat_key: Mapped[str] = mapped_column(String(80))
    raw_sealed: Mapped[bytes]
    raw = sealed_required_text()
    state: Mapped[InboxState] = mapped_column(String(8), default="new")
    tries: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[datetime] = mapped_column(default=now)
    received_at: Mapped[datetime] = mapped_column(default=now)
    done_at: Mapped[datetime | None]
    # Counted by the database, because a clock that is set back would reorder a conversation.
    arrival: Mapped[int] = mapped_column(BigInteger)

    @property
    def message_id(self) -> str:
        return f"{self.bot}:{self.update_id}"


_following = func.coalesce(func.max(InboxRow.__table__.c.arrival), 0) + 1
NEXT_ARRIVAL = select(_following).scalar_subquery()
