"""What a client shares with his advocates: who of them is told now, and the nudge to him.

The words wait on the page behind a log-in; no channel carries them.
"""

from __future__ import annotations

from bot.around import Around
from bot.reply import Reply
from bot.saying import names, say
from bot.scene import Scene
from locales.loader import Words
from store.advocates import reachable
from store.models import Chat, Client, Signal, Staff
from store.signal_post import post_nudge


def send_to_advocate(scene: Scene, signal: Signal, client: Client) -> list[Reply] | None:
    """To the one he chose; to another of his advocates when that one is away, which is the reply.
    None when nobody is there.
    """
    chosen = scene.work.staff.get(signal.staff_id) if signal.staff_id else None
    there = reachable(scene.work, signal, role_words(scene.words), scene.now)
    chat = scene.work.staff.chat_of(there[0]) if there else None
    if chat is None:
        return None
    signal.staff_id = there[0].id
    nudge = _nudge(scene, client, signal, "say_advocate_nudge")
    post_nudge(scene.work, signal, chat, nudge.text)
    for other in _chats(scene, there[0])[1:]:
        key = f"signal:{signal.id}:{other.channel}"
        scene.work.outbox.put(other, nudge.to_body(), dedup_key=key, person_id=signal.owner_id)
    if chosen is None or chosen.id == there[0].id:
        return []
    called = {"advocate_name": chosen.name, "contact_name": there[0].name}
    return [say(scene.words, "say_advocate_away", called)]


def nudge_again(around: Around, signal: Signal, to: Staff, key: str) -> None:
    """There is something new on the page, for this advocate; once for each key, without content."""
    client = around.work.clients.get(signal.client_id)
    if client is None:
        return
    nudge = _nudge(around, client, signal, "say_advocate_news")
    for chat in _chats(around, to):
        own = f"{key}:{chat.channel}"
        around.work.outbox.put(chat, nudge.to_body(), dedup_key=own, person_id=signal.owner_id)


def nudge_holder(scene: Scene, signal: Signal, key: str) -> None:
    """The one who has it hears that the client answered."""
    staff = scene.work.staff.get(signal.staff_id) if signal.staff_id else None
    if staff is not None:
        nudge_again(scene, signal, staff, key)


def role_words(words: Words) -> frozenset[str]:
    """How clients call an advocate."""
    return words.roles.get("advocate", frozenset())


def _chats(around: Around, staff: Staff) -> list[Chat]:
    return around.work.staff.chats_of(staff, around.organisation.ladder.by)


def _nudge(around: Around, client: Client, signal: Signal, name: str) -> Reply:
    """Who it is from, and where to read it."""
    called = names(around.words, client) | {"inbox_link": around.links.inbox(signal.id)}
    return say(around.words, name, called)
