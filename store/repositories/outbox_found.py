"""The outbox, as it is looked through: in order for each chat, danger first."""

from datetime import datetime, timedelta

from sqlalchemy import Select, case, exists, func, select

from store.models import OutboxRow
from store.repositories.repository import Repository
from store.times import now

MUST_ARRIVE = ("safety", "signal")


class OutboxFound(Repository):
    def get(self, row_id: str) -> OutboxRow | None:
        return self._session.get(OutboxRow, row_id)

    def by_key(self, dedup_key: str) -> OutboxRow | None:
        return self._session.scalar(self._with_key(dedup_key))

    def waiting_chats(self, at: datetime | None = None) -> list[str]:
        """The ids of chats with something to send now, urgent ones first."""
        return [chat_id for chat_id, _ in self.waiting_now(at)]

    def waiting_now(self, at: datetime | None = None) -> list[tuple[str, bool]]:
        """As `waiting_chats`, with whether something urgent is among it."""
        danger = func.max(case((OutboxRow.urgent, 1), else_=0))
        ripe = select(OutboxRow.chat_id, danger).where(
            OutboxRow.state == "queued", OutboxRow.not_before <= (at or now())
        )
        by_chat = ripe.group_by(OutboxRow.chat_id)
        ordered = by_chat.order_by(danger.desc(), func.min(OutboxRow.created_at))
        return [(chat_id, bool(urgent)) for chat_id, urgent in self._session.execute(ordered)]

    def next_for(self, chat_id: str, at: datetime | None = None) -> OutboxRow | None:
        """What goes next in this chat; None when it must wait, or while one is being sent."""
        mine = select(OutboxRow).where(OutboxRow.chat_id == chat_id)
        if self._session.scalar(select(exists(mine.where(OutboxRow.state == "sending")))):
            return None
        order = (OutboxRow.urgent.desc(), OutboxRow.seq)
        queued = mine.where(OutboxRow.state == "queued").order_by(*order).limit(1)
        first = self._session.scalar(queued.with_for_update(skip_locked=True))
        return first if first and first.not_before <= (at or now()) else None

    def interrupted(self) -> list[OutboxRow]:
        """At the start: what was being sent when the process was cut off; each is uncertain."""
        return list(self._session.scalars(select(OutboxRow).where(OutboxRow.state == "sending")))

    def after(self, chat_id: str, seq: int, limit: int = 200) -> list[OutboxRow]:
        """Everything in this chat after this number, sent or not, in order (the web phone)."""
        later = select(OutboxRow).where(OutboxRow.chat_id == chat_id, OutboxRow.seq > seq)
        return list(self._session.scalars(later.order_by(OutboxRow.seq).limit(limit)))

    def unsent_after(self, chat_id: str, seq: int) -> list[OutboxRow]:
        """As `after`, without what the web phone fetched before."""
        return [row for row in self.after(chat_id, seq) if row.state == "queued"]

    def oldest_unsent_signal(self, at: datetime) -> timedelta | None:
        """How long the oldest signal or safety text has been waiting to go; None when none is."""
        unsent = select(func.min(OutboxRow.created_at)).where(
            OutboxRow.state.in_(("queued", "sending")), OutboxRow.kind.in_(MUST_ARRIVE)
        )
        oldest = self._session.scalar(unsent)
        return at - oldest if oldest else None

    @staticmethod
    def _with_key(dedup_key: str | None) -> Select[OutboxRow]:
        return select(OutboxRow).where(OutboxRow.dedup_key == dedup_key)
