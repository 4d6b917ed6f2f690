"""What a contact does with a signal: opens it, and answers with one button; the client hears it."""

from __future__ import annotations

from typing import Literal

from bot.reply import Reply
from bot.saying import names, say, tell_client, tell_contact
from bot.scene import Scene
from store import Work
from store.models import Client, Contact, Signal
from store.repositories import By
from store.signal_steps import Look, log_look

HEARD: dict[str, str] = {
    "read": "say_signal_was_read",
    "picked_up": "say_signal_picked_up",
    "done": "say_signal_done",
}


def read(scene: Scene, tag: str) -> list[Reply]:
    """Opening is reading: it is logged, the ladder goes up, and the client is told.

    The words go out sealed with the client's key, so that forgetting him takes them along.
    """
    found = find_signal(scene, tag)
    if isinstance(found, Reply):
        return [found]
    signal, contact, client = found
    by = By("contact", contact.id)
    log_look(scene.work, Look(signal, by))
    if scene.work.signals.step(signal, "read", by):
        _tell(scene, client, contact, signal, HEARD["read"])
    for reply in _content(scene, signal, contact, client):
        tell_contact(scene.work, contact, reply)
    return []


def pick_up(scene: Scene, tag: str) -> list[Reply]:
    """He gets in touch."""
    return _step(scene, tag, "picked_up")


def finish(scene: Scene, tag: str) -> list[Reply]:
    """It is done; an incident ends with it."""
    return _step(scene, tag, "done")


def find_signal(scene: Scene, tag: str) -> tuple[Signal, Contact, Client] | Reply:
    """The signal that this chat may open; otherwise the kind sentence that says why not."""
    first, _, words_hash = tag.partition("|")
    for contact in scene.contacts:
        signal = _of_contact(scene, contact, first)
        client = scene.work.clients.get(contact.client_id)
        if signal is not None and client is not None:
            return _open(scene, (signal, contact, client), words_hash)
    return say(scene.words, "say_signal_not_open")


def _of_contact(scene: Scene, contact: Contact, first: str) -> Signal | None:
    signal = scene.work.signals.starting_with(contact.client_id, first) if len(first) == 8 else None
    return signal if signal and signal.contact_id == contact.id else None


def _open(
    scene: Scene, found: tuple[Signal, Contact, Client], words_hash: str
) -> tuple[Signal, Contact, Client] | Reply:
    signal, contact, client = found
    if signal.state == "taken_back":
        return say(scene.words, "say_signal_taken_back", names(scene.words, client))
    if signal.state in ("draft", "failed") and scene.work.outbox.by_key(f"signal:{signal.id}"):
        # He presses the button of a nudge, so it arrived, whatever the sender knows by now.
        scene.work.signals.send(signal, By("system"))
    is_his = contact.is_ready and signal.words_hash.startswith(words_hash)
    if not is_his or signal.state in ("draft", "failed"):
        return say(scene.words, "say_signal_not_open")
    return found


def _step(scene: Scene, tag: str, state: Literal["picked_up", "done"]) -> list[Reply]:
    found = find_signal(scene, tag)
    if isinstance(found, Reply):
        return [found]
    signal, contact, client = found
    called = names(scene.words, client)
    if not scene.work.signals.step(signal, state, By("contact", contact.id)):
        return [say(scene.words, "say_signal_known", called)]
    _tell(scene, client, contact, signal, HEARD[state])
    close_incident(scene.work, signal, state)
    return [say(scene.words, "say_signal_thanks", called)]


def close_incident(work: Work, signal: Signal, state: str) -> None:
    """Who says that it is done, says that the client is safe."""
    incident = work.incidents.get(signal.incident_id) if signal.incident_id else None
    if incident is not None and state == "done":
        work.incidents.close(incident)


def _tell(scene: Scene, client: Client, contact: Contact, signal: Signal, name: str) -> None:
    reply = say(scene.words, name, names(scene.words, client, contact))
    tell_client(scene.work, client, reply, key=f"{name}:{signal.id}")


def _content(scene: Scene, signal: Signal, contact: Contact, client: Client) -> list[Reply]:
    called = names(scene.words, client, contact)
    shared = [Reply(attachment=each) for each in signal.attachment_ids if signal.with_words]
    if not signal.with_words:
        return [say(scene.words, "say_signal_no_words", called, signal.tag)]
    return [*shared, say(scene.words, "say_signal_words", called | _words(signal), signal.tag)]


def _words(signal: Signal) -> dict[str, str]:
    return {"signal_words": signal.words or ""}
