"""An advocate asks whether it is done; the client alone says so."""

from __future__ import annotations

from bot.advocates import nudge_again
from bot.reply import Reply
from bot.saying import say
from bot.scene import Scene
from store.models import Signal
from store.repositories import By


def yes(scene: Scene, tag: str) -> list[Reply]:
    """It is done, for the client: the last step of the ladder."""
    signal = _asked(scene, tag)
    if signal is None or scene.client is None:
        return [say(scene.words, "say_button_old")]
    scene.work.signals.step(signal, "done", By("client", scene.client.id))
    _nudge(scene, signal, f"done:{signal.id}")
    return [say(scene.words, "say_signal_closed")]


def no(scene: Scene, tag: str) -> list[Reply]:
    """It is not: the advocate sees that, and nothing is closed."""
    signal = _asked(scene, tag)
    if signal is None or scene.client is None:
        return [say(scene.words, "say_button_old")]
    note = scene.words.responses["say_signal_not_closed_note"].text
    event = scene.work.signals.tell(signal, "answered", By("client", scene.client.id), note)
    _nudge(scene, signal, f"answered:{event.id}")
    return [say(scene.words, "say_signal_not_closed")]


def _asked(scene: Scene, tag: str) -> Signal | None:
    """The signal of the button, as long as the question on it is the last thing that happened."""
    first, _, words_hash = tag.partition("|")
    if scene.client is None or len(first) != 8 or len(words_hash) != 8:
        return None
    signal = scene.work.signals.starting_with(scene.client.id, first)
    if signal is None or not signal.words_hash.startswith(words_hash):
        return None
    told = [each.deed for each in scene.work.signals.story(signal.id)]
    asked = [each for each in told if each in ("closing", "answered")]
    return signal if signal.state == "picked_up" and asked[-1:] == ["closing"] else None


def _nudge(scene: Scene, signal: Signal, key: str) -> None:
    staff = scene.work.staff.get(signal.staff_id) if signal.staff_id else None
    if staff is not None:
        nudge_again(scene.work, scene.words, scene.links, signal, staff, key=key)
