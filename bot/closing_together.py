"""An advocate asks whether it is done; the client alone says so."""

from __future__ import annotations

from bot.advocates import nudge_holder
from bot.reply import Reply
from bot.saying import say
from bot.scene import Scene
from bot.signals import of_button
from store.models import Signal
from store.repositories import By


def yes(scene: Scene, tag: str) -> list[Reply]:
    """It is done, for the client: the last step of the ladder."""
    signal = _asked(scene, tag)
    if signal is None or scene.client is None:
        return [say(scene.words, "say_button_old")]
    scene.work.signals.step(signal, "done", By("client", scene.client.id))
    nudge_holder(scene, signal, f"done:{signal.id}")
    return [say(scene.words, "say_signal_closed")]


def no(scene: Scene, tag: str) -> list[Reply]:
    """It is not: the advocate sees that, and nothing is closed."""
    signal = _asked(scene, tag)
    if signal is None or scene.client is None:
        return [say(scene.words, "say_button_old")]
    note = scene.words.responses["say_signal_not_closed_note"].text
    event = scene.work.signals.tell(signal, "answered", By("client", scene.client.id), note)
    nudge_holder(scene, signal, f"answered:{event.id}")
    return [say(scene.words, "say_signal_not_closed")]


def _asked(scene: Scene, tag: str) -> Signal | None:
    """The signal of the button, as long as the question on it is the last thing that happened."""
    signal = of_button(scene, tag)
    if signal is None or signal.state != "picked_up":
        return None
    told = [each.deed for each in scene.work.signals.story(signal.id)]
    asked = [each for each in told if each in ("closing", "answered")]
    return signal if asked[-1:] == ["closing"] else None
