"""The client takes back what he shared: from then on nobody can open it any more."""

from __future__ import annotations

from bot.advocates import nudge_holder
from bot.reply import Reply
from bot.saying import say
from bot.scene import Scene
from bot.signals import of_button, whom
from bot.talks import end_with
from store.models import Signal
from store.repositories import By

_WAS_READ = ("read", "picked_up")
_SHARED = ("sent", *_WAS_READ)


def offer(scene: Scene) -> list[Reply]:
    """Shows the words that were shared last, and asks: this consequence is told first."""
    if scene.client is None:
        return [say(scene.words, "say_stranger")]
    shared = [each for each in scene.work.signals.of_client(scene.client.id) if _is_own(each)]
    if not shared:
        return [say(scene.words, "say_nothing_to_take_back")]
    return [_about(scene, shared[0], "say_take_back_ask")]


def take_back(scene: Scene, tag: str) -> list[Reply]:
    """Exactly what was shown with this button; that somebody read it before is said."""
    signal = _of_button(scene, tag)
    if signal is None or scene.client is None:
        return [say(scene.words, "say_button_old")]
    was_read = signal.state in _WAS_READ
    if not scene.work.signals.take_back(signal, By("client", scene.client.id)):
        return [say(scene.words, "say_button_old")]
    ended = end_with(scene, signal)
    if was_read and signal.audience == "advocate" and not ended:
        nudge_holder(scene, signal, f"taken_back:{signal.id}")  # his page says what happened
    return [_about(scene, signal, "say_taken_back_read" if was_read else "say_taken_back"), *ended]


def leave(scene: Scene, tag: str) -> list[Reply]:
    """It stays as it is."""
    return [say(scene.words, "say_left_shared")]


def _is_own(signal: Signal) -> bool:
    """What the client himself wanted to tell; a call for help is not taken back here."""
    return signal.urgency == "normal" and signal.state in _SHARED


def _of_button(scene: Scene, tag: str) -> Signal | None:
    signal = of_button(scene, tag)
    return signal if signal is not None and _is_own(signal) else None


def _about(scene: Scene, signal: Signal, name: str) -> Reply:
    values = whom(scene.work, signal, scene.words, scene.client)
    values["signal_words"] = signal.words or ""
    return say(scene.words, name, values, signal.tag)
