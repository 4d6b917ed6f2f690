"""The client says whether the one who opened his link is the one he meant."""

from __future__ import annotations

from bot.reply import Reply
from bot.saying import names, say, tell_contact
from bot.scene import Scene
from store.models import Client, Contact


def confirm(scene: Scene, tag: str) -> list[Reply]:
    """Yes: from now on this contact can be told something."""
    found = _asked_about(scene, tag)
    if found is None:
        return [say(scene.words, "say_button_old")]
    client, contact = found
    called = names(scene.words, client, contact)
    if contact.confirmed_at is None and scene.work.contacts.confirm(contact):
        scene.work.accesses.append(
            "client", client.id, "contact_confirmed", client_id=client.id, subject_id=contact.id
        )
        tell_contact(scene.work, contact, say(scene.words, "say_contact_welcome", called))
        _offer_what_waits(scene, client, contact)
    return [say(scene.words, "say_contact_confirmed", called)]


def reject(scene: Scene, tag: str) -> list[Reply]:
    """No: whoever accepted is cut off at once, and the client can have a new link."""
    found = _asked_about(scene, tag)
    if found is None or found[1].confirmed_at is not None:
        return [say(scene.words, "say_button_old")]
    client, contact = found
    tell_contact(scene.work, contact, say(scene.words, "say_contact_cut_off"))
    _lock_out(scene, contact)
    called = names(scene.words, client, contact)
    return [say(scene.words, "say_contact_rejected", called, contact.id[:8])]


def new_link(scene: Scene, first: str) -> list[Reply]:
    """Another link for the same contact; one that is confirmed keeps his place."""
    contact = contact_of_client(scene, first)
    if contact is None or contact.is_ready:
        return [say(scene.words, "say_button_old")]
    values = names(scene.words, scene.client, contact)
    values["invite_link"] = scene.links.invite(scene.work.contacts.invite_again(contact))
    return [say(scene.words, "say_contact_new_link", values)]


def choose_other(scene: Scene, first: str) -> list[Reply]:
    """Somebody else, then: the conversation in which a contact is chosen goes on top.

    Who declined makes place by it.
    """
    if scene.client is None:
        return [say(scene.words, "say_button_old")]
    before = contact_of_client(scene, first)
    if before is not None and before.declined_at is not None:
        scene.work.contacts.stop(before)
    top = scene.work.conversations.top(scene.client.id)
    if top is None or top.topic != "contact":
        scene.work.conversations.start(scene.client.id, "contact")
    return []


def leave_it(scene: Scene, _: str) -> list[Reply]:
    """Not now."""
    return [say(scene.words, "say_contact_left")]


def contact_of_client(scene: Scene, first: str) -> Contact | None:
    """By the first characters of its id, as a button in this client's chat carries them."""
    if scene.client is None or len(first) < 8:
        return None
    mine = scene.work.contacts.of_client(scene.client.id)
    return next((each for each in mine if each.id.startswith(first)), None)


def _offer_what_waits(scene: Scene, client: Client, contact: Contact) -> None:
    """Words for which there was nobody yet: the client is asked again before this one is told."""
    waiting = scene.work.signals.waiting_draft(client.id, contact.id)
    if waiting is None:
        return
    waiting.contact_id = contact.id
    if all(row.subject_id != waiting.id for row in scene.work.conversations.stack(client.id)):
        scene.work.conversations.start(client.id, "share", waiting.id)


def _asked_about(scene: Scene, tag: str) -> tuple[Client, Contact] | None:
    """Tied to the chat that accepted: a late press never says yes to somebody else."""
    first, _, chat = tag.partition("|")
    contact = contact_of_client(scene, first)
    if contact is None or scene.client is None or not contact.chat_id or len(chat) < 8:
        return None
    return (scene.client, contact) if contact.chat_id.startswith(chat) else None


def _lock_out(scene: Scene, contact: Contact) -> None:
    scene.work.contacts.reject(contact)
    scene.work.accesses.append(
        "client", contact.client_id, "contact_rejected", client_id=contact.client_id
    )
