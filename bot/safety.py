"""Second step of the walk: looks at every text for signs of danger, without Rasa."""

from __future__ import annotations

from bot import saying_more
from bot.scene import Scene
from locales.loader import Words
from locales.signs import Notice

__all__ = ["Notice", "look", "look_alone", "look_in"]

_GRAVE = ("A", "B")


def look(words: Words, text: str | None) -> Notice | None:
    """The gravest sign in the text, with its category and tier; only ever noticed, never acted."""
    return words.safety.notice(text) if text and text.strip() else None


def look_alone(words: Words, text: str | None) -> Notice | None:
    """The same for a text that Rasa does not hear: the learned weights listen in its place."""
    sign = look(words, text)
    if not text or not text.strip() or (sign is not None and sign.tier in _GRAVE):
        return sign
    return words.safety.suspect(text) or sign


def look_in(scene: Scene, text: str) -> Notice | None:
    """What Rasa will hear as well is left to its ear, which is the finer one."""
    return (look if _goes_to_rasa(scene) else look_alone)(scene.words, text)


def _goes_to_rasa(scene: Scene) -> bool:
    """Not what is spoken, corrected or written under a photo; not what others write."""
    if scene.incoming.kind != "text" or scene.client is None or scene.client.state == "invited":
        return False
    return not saying_more.is_asked(scene)
