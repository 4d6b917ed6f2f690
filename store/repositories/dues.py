"""Dues: the one table of what the bot begins by itself, with what its gate must know."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Select, func, select

from store.models import Due
from store.repositories.repository import Repository
from store.times import now

# A reminder is no conversation that the bot begins: the client asked for it.
_ASKED_FOR = "talk_remind"


class Dues(Repository):
    def plan(
        self,
        client_id: str,
        kind: str,
        due_at: datetime,
        *,
        subject_id: str | None = None,
        payload: dict[str, Any] | None = None,
    ) -> Due:
        """`payload` holds codes, never words."""
        due = Due(client_id=client_id, kind=kind, due_at=due_at, subject_id=subject_id)
        due.payload = payload or {}
        return self._add(due)

    def plan_once(self, client_id: str, kind: str, due_at: datetime) -> Due:
        """The one waiting due thing of this kind, moved to this moment."""
        waiting = self.waiting(client_id, kind)
        for spare in waiting[1:]:
            self.drop(spare)
        if not waiting:
            return self.plan(client_id, kind, due_at)
        waiting[0].due_at = due_at
        return waiting[0]

    def due(self, at: datetime, limit: int = 100) -> list[Due]:
        """What should begin now, oldest first; a row that another process holds is passed over."""
        ripe = select(Due).where(Due.state == "waiting", Due.due_at <= at).order_by(Due.due_at)
        locked = ripe.limit(limit).with_for_update(skip_locked=True)
        return list(self._session.scalars(locked))

    def get(self, due_id: str) -> Due | None:
        return self._session.get(Due, due_id)

    def waiting(self, client_id: str, kind: str | None = None) -> list[Due]:
        """Soonest first."""
        mine = select(Due).where(Due.client_id == client_id, Due.state == "waiting")
        mine = mine.where(Due.kind == kind) if kind else mine
        return list(self._session.scalars(mine.order_by(Due.due_at)))

    def mark_sent(self, due: Due, at: datetime | None = None) -> None:
        due.state, due.sent_at = "sent", at or now()

    def drop(self, due: Due) -> None:
        due.state = "dropped"

    def move(self, due: Due, due_at: datetime) -> None:
        """Not now: at this moment."""
        due.due_at = due_at

    def sent_today(self, client_id: str, at: datetime, zone: ZoneInfo) -> int:
        """How often the bot began by itself on the calendar day of `at` in the client's zone."""
        start = at.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
        end = start + timedelta(days=1)  # the wall clock, also when summer time changes
        return self._session.scalar(_sent(client_id, start, end)) or 0


def _sent(client_id: str, start: datetime, end: datetime) -> Select[int]:
    return select(func.count()).where(
        Due.client_id == client_id,
        Due.state == "sent",
        Due.kind != _ASKED_FOR,
        Due.sent_at >= start.astimezone(UTC),
        Due.sent_at < end.astimezone(UTC),
    )
