"""A contact writes back: his words go to the client only after he saw the name and said yes.

The chat itself remembers where he is: the question last put in it, and the words shown there.
"""

from __future__ import annotations

from bot.reply import Reply
from bot.saying import names, say, tell_client
from bot.scene import Scene
from bot.signal_reading import find_signal
from locales.loader import Words
from store import Work
from store.models import Client, Contact, OutboxKind, OutboxRow, Signal, SignalEvent
from store.repositories import By

ASKED = "say_write_back"
SHOWN = "say_write_back_sure"
SENT = "say_write_back_sent"
KEPT = "say_write_back_kept"
MAX_LETTERS = 600
_LOOK_BACK = 20


def begin(scene: Scene, tag: str) -> list[Reply]:
    """From now on the next text in this chat is meant for this client."""
    found = find_signal(scene, tag)
    if isinstance(found, Reply):
        return [found]
    signal, _, client = found
    _put(scene, signal, say(scene.words, ASKED, names(scene.words, client)))
    return []


def hear(scene: Scene, text: str) -> list[Reply] | None:
    """The text, shown back with the name; None when nothing was asked here."""
    asked = _last_question(scene)
    signal = scene.work.signals.get(asked.signal_id or "") if asked else None
    if signal is None or not text.strip():
        return None
    found = find_signal(scene, signal.tag)
    if isinstance(found, Reply):
        return [found]
    if len(text.strip()) > MAX_LETTERS:
        return [say(scene.words, "say_write_back_long")]
    _show(scene, found, text.strip())
    return []


def send(scene: Scene, tag: str) -> list[Reply]:
    """Exactly the words that were shown with this button; each of them goes once."""
    first, _, words_hash = tag.partition("|")
    shown = _shown(scene, first, words_hash)
    signal = scene.work.signals.get(shown.signal_id or "") if shown else None
    if shown is None or signal is None:
        return [say(scene.words, "say_button_old")]
    found = find_signal(scene, signal.tag)
    if isinstance(found, Reply):
        return [found]
    _give(scene, found, Reply.from_body(shown.body).text, shown)
    _put(scene, signal, say(scene.words, SENT, names(scene.words, found[2])), "reply")
    return []


def drop(scene: Scene, tag: str) -> list[Reply]:
    """Nothing goes out."""
    first, _, words_hash = tag.partition("|")
    shown = _shown(scene, first, words_hash)
    signal = scene.work.signals.get(shown.signal_id or "") if shown else None
    if signal is None:
        return [say(scene.words, "say_button_old")]
    _put(scene, signal, say(scene.words, KEPT), "reply")
    return []


def is_writing(scene: Scene) -> bool:
    """The next text in this chat is meant for a client."""
    return _last_question(scene) is not None


def _last_question(scene: Scene) -> OutboxRow | None:
    """A question of anybody else's, or an end to this one, and the chat is its own again."""
    for row in _newest(scene):
        if row.signal_id is None and row.kind != "question":
            continue
        utter = Reply.from_body(row.body).utter if row.signal_id else None
        if utter in (ASKED, SHOWN):
            return row
        if row.kind == "question" or utter in (SENT, KEPT):
            return None
    return None


def _shown(scene: Scene, first: str, words_hash: str) -> OutboxRow | None:
    for row in _newest(scene):
        if len(first) == 8 and (row.signal_id or "").startswith(first):
            shown = Reply.from_body(row.body)
            if shown.utter == SHOWN and _hash(scene, shown.text) == words_hash:
                return row
    return None


def _newest(scene: Scene) -> list[OutboxRow]:
    if not scene.contacts:
        return []
    rows = scene.work.outbox.after(scene.chat.id, scene.chat.last_seq - _LOOK_BACK)
    return rows[::-1]


def _show(scene: Scene, found: tuple[Signal, Contact, Client], words: str) -> None:
    """The words alone in a message of their own: what is shown is what is sent."""
    signal, _, client = found
    intro = say(scene.words, "say_write_back_intro", names(scene.words, client))
    _put(scene, signal, intro, "reply")
    sure = say(scene.words, SHOWN, tag=f"{signal.id[:8]}|{_hash(scene, words)}")
    _put(scene, signal, sure.model_copy(update={"text": words, "spoken": None}))


def _put(scene: Scene, signal: Signal, reply: Reply, kind: OutboxKind = "question") -> None:
    scene.work.outbox.put(scene.chat, reply.to_body(), kind=kind, signal_id=signal.id)


def _give(
    scene: Scene, found: tuple[Signal, Contact, Client], words: str, shown: OutboxRow
) -> None:
    """The mark on the shown message makes a second press say the same, and send nothing."""
    signal, contact, client = found
    if shown.dedup_key is None:
        shown.dedup_key = f"said:{shown.id}"
        event = scene.work.signals.write_back(signal, words, By("contact", contact.id))
        tell_words(scene.work, scene.words, (client, contact), event)


def tell_words(work: Work, words: Words, who: tuple[Client, Contact], event: SignalEvent) -> None:
    """What a contact wrote, in the client's chat; once for each event."""
    values = names(words, *who) | {"words": event.note or ""}
    reply = say(words, "say_contact_says", values)
    tell_client(work, who[0], reply, key=f"said:{event.id}")


def _hash(scene: Scene, words: str) -> str:
    return scene.work.signals.words_hash(words)[:8]
