"""Cuts a text that is too long for one message of Telegram, at the kindest place."""

MAX_TEXT = 4096
MAX_CAPTION = 1024
_CUTS = ("\n\n", "\n", ". ", " ")


def length_of(text: str) -> int:
    """The length in UTF-16 units, so that no way of counting finds it longer."""
    return len(text.encode("utf-16-le")) // 2


def split_text(text: str, most: int = MAX_TEXT) -> list[str]:
    """Parts of at most `most` units: cut between paragraphs, else lines, sentences, words."""
    parts: list[str] = []
    while length_of(text) > most:
        head = _cut(text, most)
        parts.append(head.rstrip())
        text = text[len(head) :].lstrip()
    return [*parts, text] if text or not parts else parts


def _cut(text: str, most: int) -> str:
    window = text.encode("utf-16-le")[: most * 2].decode("utf-16-le", "ignore")
    for mark in _CUTS:
        place = window.rfind(mark)
        if place > len(window) // 2:
            return window[: place + len(mark)]
    return window
