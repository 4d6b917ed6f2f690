"""The language in which signs of danger are written, made into a regular expression.

`(a|b)` is a choice, `[a]` may be missing, `<name>` is a group of words of the file, `word+` has any
ending, `#` is a number of two figures or more, `..` stands for at most four other words, `^` and
`$` are the two ends of the text. Choices can hold more words and other choices. Every word stands
for its sound (locales/sound.py). In the text that is looked at every word carries the letters of
its groups (locales/groups.py) and is followed by a blank.
"""

import re
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from locales.sound import sound, sound_of_start

# The letters of any groups, and the full stop where a sentence ends.
ANY_LETTERS = "[^ ]*"
_MARKS = re.compile(r"\.\.|<[a-z_]+>|[()\[\]|#^$]|[a-z0-9]+\+?|(?P<bad>\S)")
_SIGNS = {"#": rf"\d\d+/{ANY_LETTERS} ", "^": r"(?:(?<=\A )|(?<=\. ))", "$": r"(?:(?<=\. )|\Z)"}
_WORD = re.compile(r"(?<![<a-z0-9_])[a-z0-9]+(?![>a-z0-9_+])")


class BadPattern(ValueError):
    """The pattern cannot be read; the text of the error is the part where it went wrong."""


class Groups(Protocol):
    """What the language asks of the groups of words."""

    def marked(self, heard: str) -> str:
        """The sound of a word with the letters of its groups."""
        ...

    def expression(self, name: str) -> str | None:
        """Any of the group; None when there is no such group."""
        ...


@dataclass(frozen=True)
class Grammar:
    """The groups that patterns may use, and the words over which `..` may not run."""

    groups: Groups
    halts: Sequence[str] = ()

    def read(self, line: str) -> str:
        """One pattern as an expression, or a BadPattern."""
        tokens = deque(tokens_of(line))
        body = self._choice(tokens)
        if tokens:
            raise BadPattern(tokens[0])
        return body

    def _choice(self, tokens: deque[str]) -> str:
        branches = [self._sequence(tokens)]
        while tokens and tokens[0] == "|":
            tokens.popleft()
            branches.append(self._sequence(tokens))
        return f"(?:{'|'.join(branches)})" if len(branches) > 1 else branches[0]

    def _sequence(self, tokens: deque[str]) -> str:
        parts: list[str] = []
        while tokens and tokens[0] not in ("|", ")", "]"):
            mark = tokens.popleft()
            if mark in ("(", "["):
                inside = self._choice(tokens)
                _close(tokens, ")" if mark == "(" else "]")
                parts.append(f"(?:{inside}){'' if mark == '(' else '?'}")
            else:
                parts.append(self._single(mark))
        if not parts:
            raise BadPattern(tokens[0] if tokens else "|")
        return "".join(parts)

    def _single(self, mark: str) -> str:
        if mark.startswith("<"):
            return self._group(mark)
        if mark == "..":
            return rf"(?:{self._not_halts()}\S+ ){{0,4}}?"
        if mark in _SIGNS:
            return _SIGNS[mark]
        if mark.endswith("+"):
            return f"{sound_of_start(mark[:-1])}[a-z]*/{ANY_LETTERS} "
        return rf"{self.groups.marked(sound(mark))}\.? "

    def _group(self, mark: str) -> str:
        expression = self.groups.expression(mark[1:-1])
        if expression is None:
            raise BadPattern(mark)
        return expression

    def _not_halts(self) -> str:
        words = "|".join(sound(halt) for halt in self.halts)
        return f"(?!(?:{words})/)" if words else ""


@dataclass(frozen=True)
class Expression:
    """A regular expression that is compiled when it is needed: all of them take seconds."""

    source: str

    @cached_property
    def ready(self) -> re.Pattern[str]:
        return re.compile(self.source)


def any_of(expressions: Iterable[str]) -> str:
    """Finds any of them, each from the beginning of a word."""
    return rf"(?<= )(?:{'|'.join(expressions)})"


def words_of(lines: Iterable[str]) -> set[str]:
    """Every whole word in the patterns, as written."""
    return {word for line in lines for word in _WORD.findall(line)}


def tokens_of(line: str) -> list[str]:
    """The signs and words of one pattern, in order."""
    found = list(_MARKS.finditer(line))
    bad = next((each.group() for each in found if each["bad"]), None)
    if bad or not found:
        raise BadPattern(bad or line)
    return [each.group() for each in found]


def _close(tokens: deque[str], wanted: str) -> None:
    if not tokens or tokens[0] != wanted:
        raise BadPattern(tokens[0] if tokens else wanted)
    tokens.popleft()
