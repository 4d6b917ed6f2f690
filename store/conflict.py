"""Whether somebody has a part in a story: then he is never the one who gets to read it."""

from __future__ import annotations

import re
from collections.abc import Collection

_WORD = re.compile(r"\w+")
_SHORTEST_NAME = 2


def has_a_part(story: str | None, name: str, role_words: Collection[str]) -> bool:
    """Named in the story, or his role is; `role_words` are the words for it, in small letters."""
    told = set(_WORD.findall((story or "").casefold()))
    called = {part for part in _WORD.findall(name.casefold()) if len(part) >= _SHORTEST_NAME}
    return bool(told & (called | set(role_words)))
