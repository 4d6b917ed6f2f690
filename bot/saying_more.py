"""A client answers his advocate: words shown back to him first, and told only after a yes.

The mirror of `bot.write_back`: the chat remembers which question was put in it last.
"""

from __future__ import annotations

from bot.advocates import nudge_holder
from bot.reply import Reply
from bot.saying import say
from bot.scene import Scene
from bot.signals import of_button, whom
from store.models import OutboxRow, Signal
from store.repositories import By

ASKED = "say_more_ask"
# The same, about another day for a talk.
ASKS = (ASKED, "say_talk_when_then")
SHOWN = "say_more_sure"
MAX_LETTERS = 600
_LOOK_BACK = 20
_OPEN = ("read", "picked_up")


def begin(scene: Scene, tag: str) -> list[Reply]:
    """From now on the next text in this chat is meant for the advocate."""
    signal = of_button(scene, tag)
    if signal is None or not _is_open(signal):
        return [say(scene.words, "say_button_old")]
    ask(scene, signal)
    return []


def ask(scene: Scene, signal: Signal, name: str = ASKED) -> None:
    """One of the questions `ASKS`, put in this chat."""
    _put(scene, signal, say(scene.words, name, _names(scene, signal)))


def is_asked(scene: Scene) -> bool:
    """The next text in this chat is an answer to the advocate."""
    return _asked(scene) is not None


def hear(scene: Scene, text: str | None) -> list[Reply] | None:
    """The words, the voice or the photo, shown back with the name; None when nothing was asked."""
    signal, words = _asked(scene), (text or "").strip()
    if signal is None:
        return None
    if len(words) > MAX_LETTERS:
        return [say(scene.words, "say_more_long")]
    attachment = _attachment(scene)
    if not words and attachment is None:
        return [say(scene.words, "say_more_empty")]
    if scene.incoming.kind == "voice" and not words:
        # Danger may be in it: that is asked, as after every voice that nobody could write down.
        unheard = say(scene.words, "say_voice_not_understood")
        scene.work.outbox.put(scene.chat, unheard.to_body(), signal_id=signal.id)
    intro = say(scene.words, "say_more_intro", _names(scene, signal))
    scene.work.outbox.put(scene.chat, intro.to_body(), signal_id=signal.id)
    sure = say(scene.words, SHOWN, tag=f"{signal.id[:8]}|{_hash(scene, words, attachment)}")
    said = {"text": words, "spoken": words or None, "attachment": attachment}
    _put(scene, signal, sure.model_copy(update=said))
    return []


def send(scene: Scene, tag: str) -> list[Reply]:
    """Exactly the words that were shown with this button; they go once."""
    signal, shown = _shown(scene, tag)
    if signal is None or shown is None or scene.client is None:
        return [say(scene.words, "say_button_old")]
    if shown.dedup_key is None:
        shown.dedup_key = f"more:{shown.id}"
        said = Reply.from_body(shown.body)
        by = By("client", scene.client.id)
        event = scene.work.signals.tell(
            signal, "answered", by, said.text or None, attachment_id=said.attachment
        )
        nudge_holder(scene, signal, f"answered:{event.id}")
    return [say(scene.words, "say_more_sent", _names(scene, signal))]


def drop(scene: Scene, tag: str) -> list[Reply]:
    """Nothing goes out."""
    signal, _ = _shown(scene, tag)
    return [say(scene.words, "say_button_old" if signal is None else "say_more_kept")]


def _asked(scene: Scene) -> Signal | None:
    """A question of anybody else's, or an answer to this one, and the chat is his own again."""
    for row in _newest(scene):
        if row.kind != "question":
            continue
        utter = Reply.from_body(row.body).utter if row.signal_id else None
        return _of_message(scene, row.signal_id or "") if utter in ASKS else None
    return None


def _shown(scene: Scene, tag: str) -> tuple[Signal | None, OutboxRow | None]:
    first, _, words_hash = tag.partition("|")
    signal = _of_message(scene, first)
    for row in _newest(scene):
        if signal is not None and row.signal_id == signal.id:
            shown = Reply.from_body(row.body)
            told = _hash(scene, shown.text, shown.attachment)
            if shown.utter == SHOWN and told == words_hash:
                return signal, row
    return None, None


def _of_message(scene: Scene, first: str) -> Signal | None:
    """By the beginning of its id, which a message about it carries."""
    if scene.client is None or len(first) < 8:
        return None
    signal = scene.work.signals.starting_with(scene.client.id, first[:8])
    return signal if signal is not None and _is_open(signal) else None


def _is_open(signal: Signal) -> bool:
    return signal.audience == "advocate" and signal.state in _OPEN


def _newest(scene: Scene) -> list[OutboxRow]:
    return scene.work.outbox.after(scene.chat.id, scene.chat.last_seq - _LOOK_BACK)[::-1]


def _put(scene: Scene, signal: Signal, reply: Reply) -> None:
    scene.work.outbox.put(scene.chat, reply.to_body(), kind="question", signal_id=signal.id)


def _names(scene: Scene, signal: Signal) -> dict[str, str]:
    return whom(scene.work, signal, scene.words, scene.client)


def _hash(scene: Scene, words: str, attachment: str | None) -> str:
    return scene.work.signals.words_hash(f"{words}|{attachment or ''}")[:8]


def _attachment(scene: Scene) -> str | None:
    """The voice or photo of this message, once it was stored."""
    is_file = scene.incoming.kind in ("voice", "photo")
    found = scene.work.attachments.get(scene.incoming.file_ref or "") if is_file else None
    return found.id if found is not None else None
