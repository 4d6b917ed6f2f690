"""Presses on inline buttons (danger first, then contacts, then what a client gives away), and the
words that one of them asked for.
"""

from __future__ import annotations

from bot import contacts, danger, saying_more
from bot.answering import press_consent
from bot.commands import Commands
from bot.floor import is_begun
from bot.outcome import Answer, Outcome
from bot.questions import open_conversation
from bot.reply import Reply
from bot.scene import Scene


def press_danger(scene: Scene, commands: Commands) -> Outcome | None:
    """The buttons of danger."""
    if scene.incoming.kind != "callback":
        return None
    return as_safety(danger.press(scene, scene.incoming.text or ""))


def press_contact(scene: Scene, commands: Commands) -> Outcome | None:
    """The buttons of contacts, and of a client about his contact."""
    if scene.incoming.kind != "callback":
        return None
    replies = contacts.press(scene, scene.incoming.text or "")
    return None if replies is None else Answer(replies, goes_on=_should_go_on(scene))


def press_own(scene: Scene, commands: Commands) -> Outcome | None:
    """The buttons with which a client gives something away."""
    return press_consent(scene)


def say_more(scene: Scene, commands: Commands) -> Outcome | None:
    """A client in the middle of answering his advocate; control words were obeyed before."""
    if scene.incoming.kind not in ("text", "voice", "photo") or scene.client is None:
        return None
    replies = saying_more.hear(scene, scene.incoming.text)
    return None if replies is None else Answer(replies)


def as_safety(replies: list[Reply] | None) -> Outcome | None:
    """While danger asks something, everything else waits."""
    if replies is None:
        return None
    is_asking = bool(replies) and bool(replies[-1].buttons)
    return Answer(replies, "safety", goes_on=not is_asking)


def _should_go_on(scene: Scene) -> bool:
    """Only to begin what the press put on top: a contact who writes back must not be asked."""
    top = open_conversation(scene)
    return top is not None and not is_begun(top)
