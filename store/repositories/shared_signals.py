"""What was shared with the advocates of a client, as one advocate looks for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Select, exists, or_, select

from store.models import Assignment, Client, Signal, SignalReader
from store.repositories.repository import Repository
from store.times import now

Show = Literal["open", "new", "mine", "long", "done"]
_ARRIVED = ("sent", "read", "picked_up", "done")


@dataclass(frozen=True)
class Wanted:
    """Which ones: waiting since before `long_before` is long; `code` and the day are a search."""

    show: Show
    long_before: datetime
    code: str | None = None
    day: tuple[datetime, datetime] | None = None


class SharedSignals(Repository):
    def found(self, staff_id: str, wanted: Wanted, skip: int, limit: int) -> list[Signal]:
        """Of clients assigned to this advocate now; newest first, the long waiting oldest first."""
        order = Signal.sent_at.asc() if wanted.show == "long" else Signal.sent_at.desc()
        chosen = self._wanted(self._of_clients_of(staff_id), staff_id, wanted)
        return list(self._session.scalars(chosen.order_by(order).offset(skip).limit(limit)))

    def get(self, staff_id: str, signal_id: str, *, is_held: bool = False) -> Signal | None:
        """One of those, also when it was taken back; held until the end of this unit of work."""
        one = self._of_clients_of(staff_id, (*_ARRIVED, "taken_back")).where(Signal.id == signal_id)
        if is_held:
            one = one.with_for_update().execution_options(populate_existing=True)
        return self._session.scalar(one)

    def readers(self, signal_id: str) -> list[str]:
        """The ids of advocates who were asked to read along."""
        asked = select(SignalReader.staff_id).where(SignalReader.signal_id == signal_id)
        return list(self._session.scalars(asked.order_by(SignalReader.at)))

    def ask_along(self, signal: Signal, staff_id: str) -> bool:
        """False when he was asked already."""
        return self._add_once(SignalReader(signal_id=signal.id, staff_id=staff_id))

    def take(self, signal: Signal, staff_id: str) -> None:
        """From now on this advocate has it."""
        signal.staff_id, signal.taken_at = staff_id, now()

    def _of_clients_of(self, staff_id: str, states: tuple[str, ...] = _ARRIVED) -> Select[Signal]:
        mine = select(Assignment.client_id).where(
            Assignment.staff_id == staff_id,
            or_(Assignment.until_at.is_(None), Assignment.until_at > now()),
        )
        shared = select(Signal).where(Signal.audience == "advocate", Signal.state.in_(states))
        return shared.where(Signal.client_id.in_(mine))

    def _wanted(self, found: Select[Signal], staff_id: str, wanted: Wanted) -> Select[Signal]:
        along = exists().where(
            SignalReader.signal_id == Signal.id, SignalReader.staff_id == staff_id
        )
        shown = {
            "open": Signal.state != "done",
            "new": Signal.state == "sent",
            "mine": (Signal.state != "done") & or_(Signal.staff_id == staff_id, along),
            "long": Signal.state.in_(("sent", "read")) & (Signal.sent_at < wanted.long_before),
            "done": Signal.state == "done",
        }
        found = found.where(shown[wanted.show])
        if wanted.code is not None:
            of_code = select(Client.id).where(Client.code == wanted.code.upper())
            found = found.where(Signal.client_id.in_(of_code))
        if wanted.day is not None:
            found = found.where(Signal.sent_at >= wanted.day[0], Signal.sent_at < wanted.day[1])
        return found
