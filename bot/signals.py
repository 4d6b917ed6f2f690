"""What became of a signal, told to the client as it is: sent, read, or not arrived."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.advocates import send_to_advocate
from bot.reply import Reply
from bot.saying import names, say, tell_client
from bot.scene import Scene
from locales.loader import Words
from store import Work
from store.models import Client, OutboxRow, Signal
from store.organisation import Organisation
from store.repositories import By
from store.signal_post import post_signal, posted

_DANGER = ("danger_a", "danger_b")


def send(scene: Scene, signal_id: str) -> list[Reply]:
    """The client said yes to exactly these words: the nudge goes into the outbox, once.

    Only the bot knows whether it can go, so it says that it goes.
    """
    signal = scene.work.signals.get(signal_id)
    if scene.client is None or signal is None or signal.client_id != scene.client.id:
        return [say(scene.words, "say_button_old")]
    if signal.state != "draft":
        return []
    if signal.audience == "advocate":
        return _to_advocate(scene, signal, scene.client)
    nudge = say(scene.words, "say_signal_nudge", names(scene.words, scene.client))
    if post_signal(scene.work, signal, nudge.text, nudge.buttons[0].title) is None:
        return [about(scene.work, signal, scene.client, scene.words, "say_signal_waits")]
    return [about(scene.work, signal, scene.client, scene.words, "say_share_sending")]


def _to_advocate(scene: Scene, signal: Signal, client: Client) -> list[Reply]:
    changed = send_to_advocate(scene, signal, client)
    if changed is None:
        return [say(scene.words, "say_advocate_nobody")]
    return [*changed, about(scene.work, signal, client, scene.words, "say_share_sending")]


def on_sent(work: Work, row: OutboxRow, words: Words) -> None:
    """The sender's report: the nudge has gone out. Only now the client hears that it did."""
    signal, client = _of_row(work, row)
    if signal is None or client is None or signal.state == "taken_back":
        return
    work.signals.send(signal, By("system"))
    name = "say_danger_sent" if signal.urgency in _DANGER else "say_signal_sent"
    tell_client(work, client, about(work, signal, client, words, name), key=f"sent:{signal.id}")


def on_failed(work: Work, row: OutboxRow, words: Words, why: str = "refused") -> None:
    """The nudge will not arrive, or nobody knows: the client hears that, and can choose again.

    In danger the next in line is told; that is the clock's work (`bot.danger_clock`). In the inbox
    of an advocate it lies without a nudge, too.
    """
    signal, client = _of_row(work, row)
    if signal is None or client is None:
        return
    if signal.audience == "advocate" and _has_inbox(work, signal):
        on_sent(work, row, words)
        return
    is_unsure = why == "uncertain"
    changed = work.signals.step(signal, "sent" if is_unsure else "failed", By("system"))
    if changed and signal.urgency not in _DANGER:
        name = "say_signal_unsure" if is_unsure else "say_signal_failed"
        reply = about(work, signal, client, words, name)
        tell_client(work, client, reply, key=f"failed:{signal.id}")


def _has_inbox(work: Work, signal: Signal) -> bool:
    """He can log in, so what is his to read is on his page."""
    staff = work.staff.get(signal.staff_id) if signal.staff_id else None
    return staff is not None and staff.joined_at is not None


def settle(work: Work, words: Words) -> None:
    """What channels without a report of their own (the web phone) did with their nudges."""
    for row in posted(work):
        if row.state == "sent":
            on_sent(work, row, words)
        else:
            on_failed(work, row, words, "uncertain" if row.state == "uncertain" else "refused")


def tell_unread(work: Work, words: Words, organisation: Organisation, now: datetime) -> None:
    """The truth without being asked: after some hours, once, that nobody has read it yet."""
    moment = now - timedelta(hours=organisation.unread_after_hours)
    for signal in work.signals.unread_since(moment, "normal", "person"):
        client = work.clients.get(signal.client_id)
        if client is not None and signal.audience != "advocate":  # that is `bot.ladder`
            name = "say_nobody_read_yet" if may_tell_another(signal) else "say_nobody_read"
            reply = about(work, signal, client, words, name)
            tell_client(work, client, reply, key=f"unread:{signal.id}")


def may_tell_another(signal: Signal) -> bool:
    """Words that he shared he may share again; a call for a person has its own way on."""
    return signal.audience == "contact" and signal.urgency == "normal"


def of_button(scene: Scene, tag: str) -> Signal | None:
    """The client's own signal, by the id and the hash of its words that a button carries."""
    first, _, words_hash = tag.partition("|")
    if scene.client is None or len(first) != 8 or len(words_hash) != 8:
        return None
    signal = scene.work.signals.starting_with(scene.client.id, first)
    return signal if signal is not None and signal.words_hash.startswith(words_hash) else None


def binding(signal: Signal | None, subject_id: str | None) -> str:
    """The end of an inline button of a conversation: `|<thing>|<hash of the words>`."""
    if signal is not None:
        return f"|{signal.tag}"
    return f"|{subject_id[:8]}|" if subject_id else "||"


def whom(work: Work, signal: Signal, words: Words, client: Client | None) -> dict[str, str]:
    """The names for a sentence about this signal: the client's, and that of who gets it."""
    contact = work.contacts.get(signal.contact_id) if signal.contact_id else None
    called = names(words, client, contact)
    staff = work.staff.get(signal.staff_id) if signal.staff_id else None
    if staff is not None:
        called["contact_name"] = staff.name
    elif signal.audience == "adviser":
        called["contact_name"] = words.responses["say_adviser"].text
    return called


def about(work: Work, signal: Signal, client: Client, words: Words, name: str) -> Reply:
    """A sentence about this signal; its buttons are tied to exactly these words (`of_button`)."""
    return say(words, name, whom(work, signal, words, client), signal.tag)


def _of_row(work: Work, row: OutboxRow) -> tuple[Signal | None, Client | None]:
    signal = work.signals.get(row.signal_id) if row.signal_id else None
    return signal, work.clients.get(signal.client_id) if signal else None
