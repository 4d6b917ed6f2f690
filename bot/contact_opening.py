"""Somebody opens the link of a contact: he reads what it is, and says yes or no for himself."""

from __future__ import annotations

from bot.reply import Reply
from bot.saying import names, say, tell_client
from bot.scene import Scene
from locales.loader import Words
from store import Work
from store.models import Client, Contact

# Unicode counts these empty places (Hangul fillers) among the letters.
_UNSEEN = frozenset("\u115f\u1160\u3164\uffa0")


def greet_contact(scene: Scene, code: str) -> list[Reply]:
    """What this is, in easy words, and the question; the link is not used by looking."""
    found = _link(scene, code)
    if found is None:
        return [say(scene.words, "say_link_unknown")]
    contact, client = found
    if scene.client is not None and scene.client.id == client.id:
        return [say(scene.words, "say_link_for_contact", names(scene.words, client, contact))]
    called = names(scene.words, client)
    hello = say(scene.words, "say_contact_hello", called)
    return [hello, say(scene.words, "say_contact_ask", called, code)]


def accept(scene: Scene, code: str) -> list[Reply]:
    """The opener wants to; only the client can say whether it is the one he meant."""
    contact = scene.work.contacts.accept(code, scene.chat) if _link(scene, code) else None
    client = scene.work.clients.get(contact.client_id) if contact else None
    if contact is None or client is None:
        return [say(scene.words, "say_link_unknown")]
    scene.work.accesses.append("contact", contact.id, "contact_accepted", client_id=client.id)
    question = ask_who_it_is(scene.words, client, contact, scene.incoming.sender_name)
    ask_client(scene.work, client, contact, question)
    return [say(scene.words, "say_contact_thanks", names(scene.words, client))]


def decline(scene: Scene, code: str) -> list[Reply]:
    """The opener does not want to; the client hears it kindly and can choose somebody else."""
    contact = scene.work.contacts.decline(code) if _link(scene, code) else None
    client = scene.work.clients.get(contact.client_id) if contact else None
    if contact is None or client is None:
        return [say(scene.words, "say_link_unknown")]
    tell_declined(scene.work, scene.words, client, contact)
    return [say(scene.words, "say_contact_declined_self", names(scene.words, client))]


def ask_who_it_is(words: Words, client: Client, contact: Contact, sender: str | None) -> Reply:
    """Shows the name of who accepted, as he calls himself; tied to his chat."""
    called = names(words, client, contact) | {"sender_name": _clean(sender)}
    tag = f"{contact.id[:8]}|{(contact.chat_id or '')[:8]}"
    name = "say_contact_is_it" if _clean(sender) else "say_contact_is_it_nameless"
    return say(words, name, called, tag)


def ask_client(work: Work, client: Client, contact: Contact, question: Reply) -> None:
    """Once for each time that somebody accepted."""
    at = contact.accepted_at.isoformat() if contact.accepted_at else ""
    key = f"who:{contact.id}:{at}"
    tell_client(work, client, question, kind="question", key=key)


def tell_declined(work: Work, words: Words, client: Client, contact: Contact) -> None:
    """Once for each no."""
    at = contact.declined_at.isoformat() if contact.declined_at else ""
    reply = say(words, "say_contact_declined", names(words, client, contact), contact.id[:8])
    tell_client(work, client, reply, key=f"declined:{contact.id}:{at}")


def _link(scene: Scene, code: str) -> tuple[Contact, Client] | None:
    contact = scene.work.contacts.by_link(code)
    client = scene.work.clients.get(contact.client_id) if contact else None
    return (contact, client) if contact and client and not contact.stopped_at else None


def _clean(name: str | None) -> str:
    """A name on Telegram is free text of a stranger: one line of it, and not too long; a dot, a
    picture and letters that nobody sees are no name."""
    line = " ".join((name or "").split())[:40]
    return line if any(each.isalnum() and each not in _UNSEEN for each in line) else ""
