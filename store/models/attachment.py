"""A voice message or a photo: a full answer, kept sealed like words."""

from datetime import datetime
from typing import Literal

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from store.models.base import PersonsOwn
from store.sealed import sealed_bytes, sealed_text
from store.times import now


class Attachment(PersonsOwn):
    """The recording itself is loaded only when somebody opens it."""

    __tablename__ = "attachment"
    kind: Mapped[Literal["voice", "photo"]] = mapped_column(String(8))
    mime: Mapped[str] = mapped_column(String(64))
    seconds: Mapped[int | None]
    content_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    content = sealed_bytes()
    transcript_sealed: Mapped[bytes | None]
    transcript = sealed_text()
    at: Mapped[datetime] = mapped_column(default=now)
