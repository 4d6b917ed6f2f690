"""First step of every recording: from the text on the screen to the text that is read aloud."""

import re
import unicodedata
from collections.abc import Sequence

# A blank line divides what is read with a full second between: the sentences and each option.
BREAK = "\n\n"

_LINK = re.compile(r"(?:https?://|www\.)\S+")
_PHONE = re.compile(r"(?<![\d,.:/-])(?:\+\d{2}[ -]?|0)\d(?:[ -]?\d){4,11}(?![\d/:]|[.,-]\d)")
# 112, 113, 114, 144 and the European 116 000 numbers are said digit by digit, like any telephone.
_SHORT_NUMBER = re.compile(r"(?<![\d,.:/-])(?:116[ -]?\d{3}|11[234]|144)(?![\d/:]|[.,-]\d|%)")
_NATIONAL_LENGTHS = {10, 11}
_FREE_NUMBER = ("0800", "0900")
_UNSPOKEN = {"So", "Cf", "Cn", "Co", "Cs", "Me"}


def spoken_text(text: str, options: Sequence[str] = ()) -> str:
    """What the voice reads: no pictograms and links, telephone numbers digit by digit.

    Doing it twice changes nothing, so a recording is found by the shown and the spoken text alike.
    """
    parts = [_clean(part) for part in (*re.split(r"\n[ \t]*\n", text), *options)]
    return BREAK.join(part for part in parts if can_be_spoken(part))


def can_be_spoken(text: str) -> bool:
    """Engines fail on punctuation only."""
    return any(letter.isalnum() for letter in text)


def is_fixed(text: str) -> bool:
    """A sentence with a placeholder is another one for each client, and is never sent out."""
    return "{" not in text


def word_count(spoken: str) -> int:
    """Words as a listener hears them: each digit of a telephone number is one."""
    return sum(can_be_spoken(word) for word in spoken.split())


def blocks(spoken: str) -> list[str]:
    """The parts that are read with a second between, each ready for an engine in one breath."""
    return [_with_full_stops(part) for part in spoken.split(BREAK)]


def _with_full_stops(block: str) -> str:
    lines = block.split("\n")
    return " ".join(line if line[-1] in ".!?:;,…" else f"{line}." for line in lines)


def _clean(part: str) -> str:
    text = _LINK.sub(" ", unicodedata.normalize("NFC", part))
    text = "".join(" " if _is_picture(letter) else letter for letter in text)
    text = _SHORT_NUMBER.sub(_digit_by_digit, _PHONE.sub(_phone, text))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if can_be_spoken(line))


def _is_picture(letter: str) -> bool:
    if letter == "\n":
        return False
    # Square brackets are a sound-spelling of their own to espeak-ng.
    return letter in "[]*#|" or ord(letter) >= 0x1F000 or _is_symbol(letter)


def _is_symbol(letter: str) -> bool:
    arrow_or_shape = 0x2190 <= ord(letter) <= 0x2BFF or 0xFE00 <= ord(letter) <= 0xFE0F
    return arrow_or_shape or unicodedata.category(letter) in _UNSPOKEN


def _phone(match: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", match[0])
    is_free = len(digits) == 8 and digits.startswith(_FREE_NUMBER)
    is_phone = len(digits) in _NATIONAL_LENGTHS or is_free
    return _digit_by_digit(match) if is_phone else match[0]


def _digit_by_digit(match: re.Match[str]) -> str:
    # The comma gives a listener the same rest that the eye gets from the space in the number.
    groups = re.split(r"[ -]", match[0])
    return ", ".join(" ".join(group) for group in groups)
