"""The contact: the person whom the client chose to be told."""

from datetime import datetime
from typing import Literal

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from store.models.base import ClientsOwn
from store.models.chat import Channel
from store.sealed import sealed_text
from store.times import now

Relation = Literal["family", "partner", "friend", "staff", "advocate", "other"]


class Contact(ClientsOwn):
    """Name and address are the client's words; what the contact says is under `person_id`."""

    __tablename__ = "contact"
    client_id: Mapped[str] = mapped_column(ForeignKey("client.id"), index=True)
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"), index=True)
    name_sealed: Mapped[bytes | None]
    name = sealed_text()
    relation: Mapped[Relation] = mapped_column(String(16))
    channel: Mapped[Channel] = mapped_column(String(16))
    address_sealed: Mapped[bytes | None]
    address = sealed_text()
    emergency: Mapped[bool] = mapped_column(default=False)
    invited_at: Mapped[datetime] = mapped_column(default=now)
    accepted_at: Mapped[datetime | None]
    confirmed_at: Mapped[datetime | None]
    declined_at: Mapped[datetime | None]
    stopped_at: Mapped[datetime | None]
    chat_id: Mapped[str | None] = mapped_column(
        ForeignKey("chat.id", ondelete="SET NULL"), index=True
    )

    @property
    def is_ready(self) -> bool:
        """Accepted by the contact and confirmed by the client: may be told something."""
        return bool(self.accepted_at and self.confirmed_at) and not (
            self.declined_at or self.stopped_at
        )
