"""Cut every text that people read into pieces, and each piece into sentences and words."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from locales.responses import Button

# turn: said by the bot at one time, or one text of a page.
# line: a part that code puts into a turn (signals, helplines, needs): rules of a turn wait for it.
# list: exists for its buttons only; code shows three of them at a time, so E6 and E7 hold there.
Kind = Literal["turn", "line", "list"]

WORDS_IN_SENTENCE = 12
SHORTEST_PART = 3
"""Letters of a part of a compound."""

_PLACEHOLDER = re.compile(r"\{\w+\}")
_WORD = re.compile(r"\{\w+\}|[^\W_]+(?:[-'’.][^\W_]+)*")
_NEXT_SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘({]*[\w{])")
_CLOSED = re.compile(r"[.!?:][\"”’)]*$")


@dataclass(frozen=True)
class Sentence:
    """One sentence of a piece."""

    text: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words as written; a placeholder counts as one word."""
        return tuple(_WORD.findall(self.text))

    @property
    def is_question(self) -> bool:
        """Whether it ends as a question."""
        return self.text.rstrip('"”’)').endswith("?")


@dataclass(frozen=True)
class Piece:
    """A text with its place; what a client or a contact says himself is not in it."""

    file: str
    name: str
    kind: Kind
    text: str
    buttons: tuple[Button, ...] = ()

    @property
    def place(self) -> tuple[str, str]:
        """File and name, for a finding."""
        return self.file, self.name

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines with words of ours; a line of only a placeholder holds somebody's own words."""
        whole = (line.strip() for line in self.text.splitlines())
        return tuple(line for line in whole if _WORD.search(_PLACEHOLDER.sub(" ", line)))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, in order."""
        return tuple(Sentence(part) for line in self.lines for part in parts_of(line))

    @cached_property
    def said_words(self) -> tuple[str, ...]:
        """The words of all sentences, without placeholders and bare numbers."""
        every = (word for sentence in self.sentences for word in sentence.words)
        return tuple(word for word in every if is_word(word))

    @cached_property
    def all_words(self) -> tuple[str, ...]:
        """The words of all sentences and labels."""
        labels = (word for button in self.buttons for word in label_words(button.title))
        return (*self.said_words, *(word for word in labels if is_word(word)))


def parts_of(line: str) -> list[str]:
    """The sentences on one line."""
    return _NEXT_SENTENCE.split(line)


def is_closed(line: str) -> bool:
    """Whether a sentence ends where the line ends."""
    return _CLOSED.search(line) is not None or line.endswith("}")


def label_words(title: str) -> list[str]:
    """The words of a button, without its pictogram."""
    return _WORD.findall(_without_pictogram(title))


def pictogram(title: str) -> str:
    """What stands before the words of a button; empty when it begins with a word."""
    return title[: len(title) - len(_without_pictogram(title))].strip()


def is_word(word: str) -> bool:
    """A word of ours: not a placeholder, and it has a letter."""
    return not word.startswith("{") and any(letter.isalpha() for letter in word)


def _without_pictogram(title: str) -> str:
    first, _, rest = title.partition(" ")
    return rest if not any(letter.isalpha() for letter in first) else title
