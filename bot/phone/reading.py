"""What a page shows, read from inbox and outbox; and what has arrived on it, marked as sent."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.phone.posted import BOT, read_posted
from bot.phone.sides import Cursor, Said, Shown
from bot.phone.timeline import Timeline
from bot.reply import Reply
from store.times import now

if TYPE_CHECKING:
    from bot.phone.session import Session
    from store import Store, Work
    from store.models import Chat, InboxRow, OutboxRow

_A_DAY = timedelta(hours=24)
_MOST = 100
_PATIENCE = timedelta(minutes=2)  # longer than this nobody is "typing"


def read_timeline(store: Store, session: Session) -> Timeline | None:
    """The last day of this phone; None when the phone is not let in (any more)."""
    with store.open_reading() as work:
        chat = session.chat(work)
        return None if chat is None else _timeline(work, chat, session.address)


def is_news(store: Store, session: Session, cursor: Cursor, is_typing: bool) -> bool:
    """Whether a page at this cursor would look different now; cheap, for who waits."""
    with store.open_reading() as work:
        chat = session.chat(work)
        if chat is None or chat.last_seq != cursor.shown:
            return True
        said = _said(work, chat, session.address)
        typing = any(one.is_waiting for one in said)
        return typing != is_typing or any(one.number > cursor.said for one in said)


def mark_arrived(store: Store, session: Session, seq: int) -> None:
    """The page has everything up to here: its next question says so, or its answer to one."""
    with store.open_reading() as work:
        chat = session.chat(work)
        if chat is None or not _unmarked(work, chat, seq):
            return
    with store.open_work() as work:
        chat = session.chat(work)
        for row in _unmarked(work, chat, seq) if chat is not None else ():
            work.outbox.mark_sent(row)
        work.commit()


def _unmarked(work: Work, chat: Chat, seq: int) -> list[OutboxRow]:
    recent = work.outbox.after(chat.id, max(0, min(seq, chat.last_seq) - _MOST))
    return [row for row in recent if row.seq <= seq and row.state not in ("sent", "failed")]


def _timeline(work: Work, chat: Chat, address: str) -> Timeline:
    since = now() - _A_DAY
    rows = work.outbox.after(chat.id, max(0, chat.last_seq - _MOST))
    shown = [_shown(work, row) for row in rows if row.created_at >= since]
    return Timeline(_said(work, chat, address), tuple(shown), chat.last_seq)


def _said(work: Work, chat: Chat, address: str) -> tuple[Said, ...]:
    # A phone that was cut off and hears so has a chat anew: what was said before is not its own.
    since = max(now() - _A_DAY, chat.created_at)
    rows = work.inbox.recent_in(work.chats.key("web", address), since, _MOST)
    # The bot's own beginnings lie in the same inbox; nobody said those.
    return tuple(_said_one(row) for row in rows if row.bot == BOT)


def _said_one(row: InboxRow) -> Said:
    is_waiting = row.state == "new" and now() - row.received_at < _PATIENCE
    return Said(read_posted(row.raw), row.update_id, row.arrival, row.received_at, is_waiting)


def _shown(work: Work, row: OutboxRow) -> Shown:
    reply = Reply.from_body(row.body)
    shared = work.attachments.get(reply.attachment) if reply.attachment else None
    kind = shared.kind if shared else None
    return Shown(row.id, row.seq, row.created_at, row.kind, reply, kind)
