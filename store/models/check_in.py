"""A check-in, the client's answers in it, and the wish that came out."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models.base import ClientsOwn, Row
from store.sealed import sealed_text
from store.times import now


class CheckIn(Row):
    """Codes only, plain for counting; the words are in its answers.

    `held_by` is the advocate with whom it was filled in together, in a talk in person.
    """

    __tablename__ = "check_in"
    __table_args__ = (Index("ix_check_in_latest", "client_id", "started_at"),)
    client_id: Mapped[str] = mapped_column(ForeignKey("client.id"))
    conversation_id: Mapped[str] = mapped_column(String(32), unique=True)
    started_at: Mapped[datetime] = mapped_column(default=now)
    finished_at: Mapped[datetime | None]
    feeling: Mapped[str | None] = mapped_column(String(32))
    theme: Mapped[str | None] = mapped_column(String(32))
    need: Mapped[str | None] = mapped_column(String(64))
    held_by: Mapped[str | None] = mapped_column(String(32))


class Answer(ClientsOwn):
    """One answer to one question (named after its slot); an answer given again is a new row."""

    __tablename__ = "answer"
    __table_args__ = (
        UniqueConstraint("conversation_id", "message_id", "question"),
        Index("ix_answer_latest", "client_id", "question", "at"),
    )
    conversation_id: Mapped[str] = mapped_column(String(32))
    check_in_id: Mapped[str | None] = mapped_column(ForeignKey("check_in.id"), index=True)
    question: Mapped[str] = mapped_column(String(64))
    code: Mapped[str | None] = mapped_column(String(64))
    words_sealed: Mapped[bytes | None]
    words = sealed_text()
    attachment_id: Mapped[str | None] = mapped_column(String(32))
    message_id: Mapped[str] = mapped_column(String(128))
    at: Mapped[datetime] = mapped_column(default=now)


class Wish(ClientsOwn):
    """What the client would like to be different, and his own step towards it."""

    __tablename__ = "wish"
    __table_args__ = (Index("ix_wish_latest", "client_id", "at"),)
    check_in_id: Mapped[str | None] = mapped_column(ForeignKey("check_in.id"), index=True)
    theme: Mapped[str | None] = mapped_column(String(32))
    need: Mapped[str | None] = mapped_column(String(64))
    words_sealed: Mapped[bytes | None]
    words = sealed_text()
    own_step_sealed: Mapped[bytes | None]
    own_step = sealed_text()
    at: Mapped[datetime] = mapped_column(default=now)
