"""What happened on a page of review and must still be told in a chat: the bot looks here."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from store.models import Contact, SignalEvent
from store.work import Work


def unconfirmed(work: Work, since: datetime) -> list[Contact]:
    """Accepted lately, and not confirmed or stopped by the client."""
    waiting = select(Contact).where(
        Contact.accepted_at >= since,
        Contact.confirmed_at.is_(None),
        Contact.declined_at.is_(None),
        Contact.stopped_at.is_(None),
        Contact.chat_id.is_not(None),
    )
    return list(work.session.scalars(waiting))


def declined(work: Work, since: datetime) -> list[Contact]:
    """Said no lately."""
    said_no = select(Contact).where(Contact.declined_at >= since, Contact.stopped_at.is_(None))
    return list(work.session.scalars(said_no))


def steps(work: Work, since: datetime) -> list[SignalEvent]:
    """What those who got a signal did with it lately, oldest first."""
    taken = select(SignalEvent).where(
        SignalEvent.at >= since, SignalEvent.by_kind.in_(("contact", "staff"))
    )
    return list(work.session.scalars(taken.order_by(SignalEvent.at)))
