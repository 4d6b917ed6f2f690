"""Purging: what has done its work goes after the days that the organisation chose to keep it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, exists, or_, select
from sqlalchemy.orm import Session

from store.models import (
    ActionResult,
    Base,
    Chat,
    Client,
    Contact,
    Conversation,
    Due,
    InboxRow,
    Invite,
    OutboxRow,
    PageSession,
    SpokenFile,
    Staff,
    Unclear,
)

Rule = tuple[type[Base], ColumnElement[bool]]


def purge(session: Session, at: datetime, retention_days: int) -> dict[str, int]:
    """How many rows of each table went. Nothing that waits for somebody is among them."""
    before = at - timedelta(days=retention_days)
    gone: dict[str, int] = {}
    for kind, old in [*_rules(before), *_old_strangers(before)]:
        deleted = session.scalars(delete(kind).where(old).returning(*kind.__table__.primary_key))
        gone[kind.__tablename__] = len(deleted.all())
    session.expire_all()
    return gone


def _rules(before: datetime) -> Iterator[Rule]:
    done = InboxRow.state.in_(("done", "aside"))
    yield InboxRow, done & (InboxRow.done_at < before)
    over = OutboxRow.state.in_(("sent", "uncertain", "failed"))
    yield OutboxRow, over & (OutboxRow.created_at < before)
    ended = (Conversation.state == "done") & (Conversation.ended_at < before)
    of_ended = select(Conversation.id).where(ended)
    yield ActionResult, ActionResult.conversation_id.in_(of_ended) & (ActionResult.at < before)
    yield Conversation, ended
    yield Due, (Due.state != "waiting") & (Due.due_at < before)
    yield Invite, or_(Invite.used_at < before, Invite.expires_at < before)
    yield PageSession, PageSession.last_at < before
    yield Unclear, Unclear.at < before
    yield SpokenFile, SpokenFile.at < before


def _old_strangers(before: datetime) -> Iterator[Rule]:
    """Addresses of people who wrote once and were never let in."""
    parts: tuple[type[Client | Contact | Staff], ...] = (Client, Contact, Staff)
    for_somebody = [exists().where(part.chat_id == Chat.id) for part in parts]
    somebodys = [exists().where(part.person_id == Chat.person_id) for part in parts]
    waiting = exists().where(OutboxRow.chat_id == Chat.id)
    yield Chat, (Chat.created_at < before) & ~or_(*for_somebody, *somebodys, waiting)
