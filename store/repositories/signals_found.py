"""Signals, as they are looked for: by the client, by whoever got them, by the clock of danger."""

from datetime import datetime, timedelta

from sqlalchemy import Select, func, or_, select

from store.models import Contact, Signal, SignalEvent, Urgency
from store.repositories.repository import Repository

_ARRIVED = ("sent", "read", "picked_up", "done")
_DANGER: tuple[Urgency, ...] = ("danger_a", "danger_b")


class SignalsFound(Repository):
    def get(self, signal_id: str) -> Signal | None:
        return self._session.get(Signal, signal_id)

    def starting_with(self, client_id: str, first: str) -> Signal | None:
        """By the first characters of its id, as a button in the client's chat carries them."""
        mine = select(Signal).where(Signal.client_id == client_id)
        return self._session.scalar(_starting(mine, first))

    def for_chat(self, chat_id: str, first: str) -> Signal | None:
        """By the first characters of its id, for the confirmed contact who has this chat."""
        joined = select(Signal).join(Contact, Contact.id == Signal.contact_id)
        theirs = joined.where(
            Contact.chat_id == chat_id,
            Contact.confirmed_at.is_not(None),
            Contact.stopped_at.is_(None),
            Signal.state.in_(_ARRIVED),
        )
        return self._session.scalar(_starting(theirs, first))

    def of_client(self, client_id: str, limit: int = 20) -> list[Signal]:
        """Newest first, drafts too."""
        return self._newest(select(Signal).where(Signal.client_id == client_id), limit)

    def of_conversation(self, conversation_id: str) -> list[Signal]:
        """Newest first."""
        return self._newest(select(Signal).where(Signal.conversation_id == conversation_id), 20)

    def waiting_draft(self, client_id: str, contact_id: str) -> Signal | None:
        """The newest words that the client may still want to tell: for this contact, or nobody."""
        mine = select(Signal).where(Signal.client_id == client_id, Signal.state == "draft")
        his = or_(Signal.contact_id.is_(None), Signal.contact_id == contact_id)
        asked = mine.where(his, Signal.audience == "contact", Signal.urgency == "normal")
        return next(iter(self._newest(asked, 1)), None)

    def for_contact(self, contact_id: str, limit: int = 50) -> list[Signal]:
        """What this contact may open: sent and not taken back; newest first."""
        shared = select(Signal).where(Signal.contact_id == contact_id)
        return self._newest(shared.where(Signal.state.in_(_ARRIVED)), limit)

    def for_staff(self, staff_id: str, limit: int = 50) -> list[Signal]:
        """What was sent to this member of staff and not taken back; newest first."""
        shared = select(Signal).where(Signal.staff_id == staff_id)
        return self._newest(shared.where(Signal.state.in_(_ARRIVED)), limit)

    def of_incident(self, incident_id: str) -> list[Signal]:
        """Newest first."""
        return self._newest(select(Signal).where(Signal.incident_id == incident_id), 50)

    def unread_since(self, moment: datetime, *urgencies: Urgency) -> list[Signal]:
        """Sent before the moment and opened by nobody yet, oldest first; of any urgency if none."""
        unread = select(Signal).where(Signal.state == "sent", Signal.sent_at < moment)
        if urgencies:
            unread = unread.where(Signal.urgency.in_(urgencies))
        return list(self._session.scalars(unread.order_by(Signal.sent_at)))

    def oldest_unread_danger(self, at: datetime) -> timedelta | None:
        """How long the oldest sign of danger has been lying unread; None when none is."""
        unread = select(func.min(Signal.sent_at)).where(
            Signal.state == "sent", Signal.urgency.in_(_DANGER)
        )
        oldest = self._session.scalar(unread)
        return at - oldest if oldest else None

    def story(self, signal_id: str) -> list[SignalEvent]:
        """Every step in the order in which it was taken, with what was written back."""
        steps = select(SignalEvent).where(SignalEvent.signal_id == signal_id)
        return list(self._session.scalars(steps.order_by(SignalEvent.at)))

    def _newest(self, found: Select[Signal], limit: int) -> list[Signal]:
        newest = found.order_by(Signal.created_at.desc()).limit(limit)
        return list(self._session.scalars(newest))


def _starting(found: Select[Signal], first: str) -> Select[Signal]:
    """A range instead of LIKE, because the index serves a range on both databases."""
    return found.where(Signal.id >= first, Signal.id < first + "g").limit(1)
