"""What a client shares with his advocates: who of them is told now, and the nudge to him.

The words wait on the page behind a log-in; no channel carries them.
"""

from __future__ import annotations

from datetime import datetime

from bot.links import Links
from bot.reply import Reply
from bot.saying import names, say
from bot.scene import Scene
from locales.loader import Words
from store import Work
from store.conflict import has_a_part
from store.models import Chat, Client, OutboxRow, Signal, Staff
from store.signal_post import post_nudge


def advocates_for(work: Work, words: Words, signal: Signal) -> list[Staff]:
    """The client's advocates without a part in the story, the one whom he chose first."""
    role = words.roles.get("advocate", frozenset())
    free = [
        each
        for each in work.assignments.of_client(signal.client_id)
        if not has_a_part(signal.words, each.name, role)
    ]
    return sorted(free, key=lambda each: each.id != signal.staff_id)


def send_to_advocate(scene: Scene, signal: Signal, client: Client) -> list[Reply]:
    """To the one he chose; to another of his advocates when that one is away, as was said."""
    chosen = scene.work.staff.get(signal.staff_id) if signal.staff_id else None
    for staff in advocates_for(scene.work, scene.words, signal):
        chat = chat_of(scene.work, staff)
        if chat is None or is_away(staff, scene.now):
            continue
        signal.staff_id = staff.id
        text = nudge_text(scene.words, client, scene.links, signal)
        post_nudge(scene.work, signal, chat, text)
        if chosen is None or chosen.id == staff.id:
            return []
        called = {"advocate_name": chosen.name, "contact_name": staff.name}
        return [say(scene.words, "say_advocate_away", called)]
    return [say(scene.words, "say_advocate_nobody")]


def nudge_again(
    work: Work, words: Words, links: Links, signal: Signal, to: Staff, key: str
) -> OutboxRow | None:
    """There is something new on the page, for this advocate; once for each key, without content."""
    chat, client = chat_of(work, to), work.clients.get(signal.client_id)
    if chat is None or client is None:
        return None
    text = nudge_text(words, client, links, signal)
    body = Reply(utter="say_advocate_nudge", text=text).to_body()
    return work.outbox.put(chat, body, dedup_key=key, person_id=signal.owner_id)


def nudge_text(words: Words, client: Client, links: Links, signal: Signal) -> str:
    """Who wants to tell something, and where to read it."""
    called = names(words, client) | {"inbox_link": links.inbox(signal.id)}
    return say(words, "say_advocate_nudge", called).text


def is_away(staff: Staff, now: datetime) -> bool:
    """He said until when he is absent."""
    return staff.absent_until is not None and staff.absent_until > now


def chat_of(work: Work, staff: Staff) -> Chat | None:
    """His chat on Telegram where that works, else his e-mail."""
    chat = work.chats.get(staff.chat_id) if staff.chat_id else None
    if chat is not None and chat.blocked_at is None:
        return chat
    return work.chats.get_or_make("email", staff.email) if staff.email else None
