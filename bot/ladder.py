"""A signal to an advocate that waits too long goes to the next advocate of that client.

Only to advocates of the client: that is what he was told before he said yes. When there is no
next one, managers hear that something waits, without a word of it, so that they can assign one.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.advocates import nudge_again, role_words
from bot.links import Links
from bot.saying import say, tell_client
from bot.signals import whom
from locales.loader import Words
from store import Work
from store.advocates import reachable
from store.models import Client, Signal, Staff
from store.organisation import Organisation
from store.repositories import By


def climb(
    work: Work, words: Words, organisation: Organisation, links: Links, now: datetime
) -> None:
    """Each unread signal at most one step; after a restart no step is taken twice."""
    patience = timedelta(hours=organisation.unread_after_hours)
    for signal in work.signals.unread_since(now, "normal"):
        client = work.clients.get(signal.client_id)
        if signal.audience != "advocate" or client is None:
            continue
        holder = work.staff.get(signal.staff_id) if signal.staff_id else None
        is_gone = holder is None or holder.removed_at is not None or holder.is_away(now)
        is_late = now - (signal.escalated_at or signal.sent_at or now) >= patience
        following = _next(work, words, signal, now) if is_gone or is_late else None
        if following is not None:
            _hand_on(work, words, links, (client, signal), following, is_away=is_gone)
            signal.escalated_at = now
        elif is_late:
            _nobody_left(work, words, client, signal)


def _next(work: Work, words: Words, signal: Signal, now: datetime) -> Staff | None:
    asked = {signal.staff_id}
    for event in work.signals.story(signal.id):
        if event.deed == "handed":
            asked |= {event.to_id, event.by_id}
    there = reachable(work, signal, role_words(words), now)
    return next((each for each in there if each.id not in asked), None)


def _hand_on(
    work: Work,
    words: Words,
    links: Links,
    about: tuple[Client, Signal],
    to: Staff,
    *,
    is_away: bool,
) -> None:
    client, signal = about
    holder = work.staff.get(signal.staff_id) if signal.staff_id else None
    work.signals.tell(signal, "handed", By("system", signal.staff_id), to_id=to.id)
    signal.staff_id, signal.escalated_level = to.id, signal.escalated_level + 1
    somebody = words.responses["say_somebody"].text
    called = {"advocate_name": holder.name if holder else somebody, "contact_name": to.name}
    reply = say(words, "say_advocate_away" if is_away else "say_advocate_next", called)
    step = f"{signal.id}:{signal.escalated_level}"
    tell_client(work, client, reply, key=f"next:{step}")
    nudge_again(work, words, links, signal, to, f"next_to:{step}")


def _nobody_left(work: Work, words: Words, client: Client, signal: Signal) -> None:
    """The truth for the client, once; and managers of his place are asked to see to it."""
    reply = say(words, "say_nobody_read", whom(work, signal, words, client), signal.id[:8])
    tell_client(work, client, reply, key=f"unread:{signal.id}:{signal.escalated_level}")
    nudge = say(words, "say_manager_waits", {"code": client.code})
    for staff in work.staff.all():
        is_manager = "manager" in staff.roles and staff.works_at(client.location)
        chat = work.staff.chat_of(staff) if is_manager else None
        if chat is not None:
            key = f"manager:{signal.id}:{signal.escalated_level}:{staff.id}"
            work.outbox.put(chat, nudge.to_body(), dedup_key=key)
