"""Second step of the walk: looks at every text for signs of danger, without Rasa."""

from __future__ import annotations

from locales.loader import Words
from locales.safety import Notice, notice

__all__ = ["Notice", "look"]


def look(words: Words, text: str | None) -> Notice | None:
    """The gravest sign in the text, with its category and tier; only ever noticed, never acted."""
    return notice(text, words.safety) if text and text.strip() else None
