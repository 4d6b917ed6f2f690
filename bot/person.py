"""The word *hulp*: a human being in one step, from wherever the client is."""

from __future__ import annotations

from datetime import timedelta

from bot.reply import Reply
from bot.saying import names, say
from bot.scene import Scene
from store.models import Client, Contact, Signal
from store.signal_post import post_signal

AGAIN = timedelta(minutes=10)


def call_person(scene: Scene) -> list[Reply]:
    """Asks the client's contact to get in touch, and gives the number to call, with the truth.

    Pressed again within ten minutes it is the same request.
    """
    if scene.client is None:
        return [say(scene.words, "say_person_line", _line(scene))]
    before = _asked_lately(scene, scene.client)
    if before is not None:
        return [_answer(scene, before, "say_person_again")]
    contact = first_contact(scene, scene.client)
    signal = _ask(scene, scene.client, contact) if contact else None
    if signal is None:
        return [say(scene.words, "say_person_line", _line(scene))]
    return [_answer(scene, signal, "say_person_called")]


def first_contact(scene: Scene, client: Client) -> Contact | None:
    """The emergency contact, or else the one who was chosen first."""
    ready = scene.work.contacts.ready_of(client.id)
    return min(ready, key=lambda contact: not contact.emergency, default=None)


def _ask(scene: Scene, client: Client, contact: Contact) -> Signal | None:
    nudge = say(scene.words, "say_person_nudge", names(scene.words, client))
    signal = scene.work.signals.draft(
        client.id,
        nudge.text,
        "contact",
        contact_id=contact.id,
        with_words=False,
        urgency="person",
    )
    return signal if post_signal(scene.work, signal, nudge.text, nudge.buttons[0].title) else None


def _asked_lately(scene: Scene, client: Client) -> Signal | None:
    for signal in scene.work.signals.of_client(client.id):
        is_fresh = scene.now - signal.created_at < AGAIN
        if signal.urgency == "person" and is_fresh and signal.state != "failed":
            return signal
    return None


def _answer(scene: Scene, signal: Signal, name: str) -> Reply:
    contact = scene.work.contacts.get(signal.contact_id) if signal.contact_id else None
    return say(scene.words, name, names(scene.words, scene.client, contact) | _line(scene))


def _line(scene: Scene) -> dict[str, str]:
    line = scene.organisation.on_call
    return {"on_call_name": line.name, "on_call_phone": line.phone}
