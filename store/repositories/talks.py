"""Talks in person: asked for by a client, proposed by an advocate, agreed to, and held."""

from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import ColumnElement, Select, case, exists, select

from store.models import Assignment, Signal, Talk
from store.repositories.repository import Repository
from store.times import now

Settled = Literal["confirmed", "move_asked", "cancelled"]
_COMING = ("asked", "proposed", "move_asked", "confirmed")
_ARRIVED = ("sent", "read", "picked_up", "done")
# A talk of an hour ago may still go on.
_LASTS = timedelta(hours=4)


class Talks(Repository):
    def get(self, talk_id: str) -> Talk | None:
        return self._session.get(Talk, talk_id)

    def starting_with(self, client_id: str, first: str) -> Talk | None:
        """The client's talk by the beginning of its id, while it is alive, whenever it is."""
        mine = self._alive().where(Talk.client_id == client_id, Talk.id.startswith(first))
        return self._session.scalars(mine).first()

    def ask(self, client_id: str, conversation_id: str, staff_id: str) -> Talk:
        """What the client asks for in this conversation; asked again, the same one."""
        same = select(Talk).where(
            Talk.conversation_id == conversation_id, Talk.client_id == client_id
        )
        talk = self._session.scalars(same).first()
        talk = talk or self._add(Talk(client_id=client_id, conversation_id=conversation_id))
        talk.staff_id = staff_id
        return talk

    def of_signal(self, signal_id: str) -> Talk | None:
        """The talk that this signal asks for, or that came of it."""
        return self._session.scalar(select(Talk).where(Talk.signal_id == signal_id))

    def propose(self, signal: Signal, staff_id: str, at: datetime) -> Talk:
        """A moment for the talk of this signal; a new proposal takes the place of the last."""
        talk = self.of_signal(signal.id)
        talk = talk or self._add(Talk(client_id=signal.client_id, signal_id=signal.id))
        talk.staff_id, talk.at, talk.remind = staff_id, at, "none"
        talk.state, talk.changed_at = "proposed", now()
        return talk

    def settle(self, talk: Talk, state: Settled) -> bool:
        """What the client, or the advocate, says to it; False when it is so already, or is over."""
        fresh = self._locked(Talk, talk.id)
        if fresh is None or fresh.state not in _COMING or fresh.state == state:
            return False
        fresh.state, fresh.changed_at = state, now()
        return True

    def hold(self, talk: Talk, feeling: str | None, words: str | None) -> None:
        """It is over; how it was, when the client says so."""
        talk.state, talk.changed_at = "held", now()
        talk.feeling, talk.afterwards = feeling, words

    def coming(self, client_id: str, at: datetime) -> Talk | None:
        """What is agreed to, the soonest of it; or else the newest that was asked or proposed."""
        mine = self._alive().where(Talk.client_id == client_id, _is_ahead(at))
        agreed_first = case((Talk.state == "confirmed", 0), else_=1)
        soonest = case((Talk.state == "confirmed", Talk.at))
        ordered = mine.order_by(agreed_first, soonest, Talk.created_at.desc())
        return self._session.scalars(ordered).first()

    def left(self) -> list[Talk]:
        """Proposed or agreed to by advocates who are not there for that client any more."""
        there = exists().where(
            Assignment.client_id == Talk.client_id,
            Assignment.staff_id == Talk.staff_id,
            Assignment.until_at.is_(None) | (Assignment.until_at > now()),
        )
        waiting = select(Talk).where(Talk.state.in_(("proposed", "confirmed", "move_asked")))
        return list(self._session.scalars(waiting.where(~there)))

    def of_staff(self, staff_id: str, at: datetime, limit: int = 50) -> list[Talk]:
        """Agreed to with this advocate, by clients of his, and not over; soonest first."""
        his = select(Assignment.client_id).where(
            Assignment.staff_id == staff_id,
            Assignment.until_at.is_(None) | (Assignment.until_at > at),
        )
        agreed = self._alive().where(Talk.staff_id == staff_id, Talk.state == "confirmed")
        agreed = agreed.where(_is_ahead(at), Talk.client_id.in_(his))
        return list(self._session.scalars(agreed.order_by(Talk.at).limit(limit)))

    def _alive(self) -> Select[Talk]:
        """Told to an advocate, and not taken back since."""
        told = select(Talk).join(Signal, Signal.id == Talk.signal_id)
        return told.where(Talk.state.in_(_COMING), Signal.state.in_(_ARRIVED))


def _is_ahead(at: datetime) -> ColumnElement[bool]:
    return Talk.at.is_(None) | (Talk.at > at - _LASTS)
