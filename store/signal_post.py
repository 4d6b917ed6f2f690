"""The way of a signal to its contact: a nudge without content, put in the outbox once.

Actions call this in the unit of work in which the client said yes; the bot does when somebody is
called. Delivery makes it `sent` (`bot.signals`), because nothing is claimed before it is so.
"""

from __future__ import annotations

import json

from sqlalchemy import select

from store.models import Chat, Contact, OutboxRow, Signal
from store.work import Work

READ = "read"
PAGE = "page"


def post_signal(work: Work, signal: Signal, nudge: str, read: str) -> OutboxRow | None:
    """Put the nudge (text filled in) with its button in the outbox, for the signal's contact.

    None when the contact may not be told: not confirmed, stopped, or without a chat. Asked again
    for the same signal it gives the row of the first time.
    """
    contact = work.contacts.get(signal.contact_id) if signal.contact_id else None
    chat = work.chats.get(contact.chat_id) if contact and contact.chat_id else None
    if contact is None or chat is None or not contact.is_ready:
        return None
    return post_nudge(work, signal, chat, nudge, (read, _payload(work, signal, contact, chat)))


def post_nudge(
    work: Work, signal: Signal, chat: Chat, nudge: str, button: tuple[str, str] | None = None
) -> OutboxRow:
    """Put a nudge for this signal in any chat; a signal of danger goes before everything else."""
    title_and_payload = [button] if button else []
    body = {
        "utter": "say_signal_nudge",
        "text": nudge,
        "buttons": [{"title": t, "payload": p, "inline": True} for t, p in title_and_payload],
    }
    return work.outbox.put(
        chat,
        json.dumps(body),
        kind="signal",
        urgent=signal.urgency != "normal",
        dedup_key=f"signal:{signal.id}",
        person_id=signal.owner_id,
        signal_id=signal.id,
    )


def posted(work: Work) -> list[OutboxRow]:
    """Nudges whose fate is known while their signal still counts as a draft."""
    known = select(OutboxRow).join(Signal, Signal.id == OutboxRow.signal_id)
    late = known.where(
        OutboxRow.kind == "signal",
        OutboxRow.state.in_(("sent", "uncertain", "failed")),
        Signal.state == "draft",
    )
    return list(work.session.scalars(late.order_by(OutboxRow.created_at)))


def _payload(work: Work, signal: Signal, contact: Contact, chat: Chat) -> str:
    """In a letter a link of its own takes the place of the button; it works once."""
    if chat.channel == "email" and not work.outbox.by_key(f"signal:{signal.id}"):
        return f"{PAGE}|{work.invites.make('page', contact_id=contact.id)}"
    return f"{READ}|{signal.tag}"
