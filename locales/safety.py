"""Signs of danger in a text: fixed patterns that work without Rasa and without a database.

A pattern is written as people say it (locales/patterns.py). A text is first made plain
(locales/plain.py), and both are compared by their sound (locales/sound.py).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ConfigDict

from locales.groups import WordGroups, read_groups
from locales.patterns import BadPattern, Expression, Grammar, any_of, words_of
from locales.plain import Plain, make_reader
from locales.reading import WordsError, read_yaml
from locales.signs import Notice, Pattern, Tier, tier_of
from locales.style import message
from locales.weights import Weights

_CLOSED = ConfigDict(extra="forbid")


@dataclass(frozen=True)
class Safety:
    """All patterns, the gravest tier first, what makes a text plain, and what was learned."""

    patterns: tuple[Pattern, ...]
    plain: Plain
    groups: WordGroups
    learned: Weights | None = None

    def prepare(self) -> None:
        """Compile everything now, so that no text has to wait for it."""
        for pattern in self.patterns:
            for each in (pattern.match, *pattern.exceptions):
                _ = each.ready

    def notice(self, text: str) -> Notice | None:
        """The gravest sign in the text, or None."""
        marked = self.marked(text)
        signs = (each for each in self.patterns if each.is_in(marked))
        return next((Notice(each.category, each.tier) for each in signs), None)

    def suspect(self, text: str) -> Notice | None:
        """What the learned weights make of a text: for one that Rasa does not hear."""
        kind = self.learned.suspect(self.marked(text)) if self.learned else None
        return Notice(kind, tier_of(kind)) if kind else None

    def marked(self, text: str) -> str:
        """Plain words, each with the groups that it belongs to."""
        return self.groups.mark(self.plain(text))


@dataclass(frozen=True)
class _Written:
    __pydantic_config__ = _CLOSED
    category: str
    tier: Tier
    match: list[str]
    innocent: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _File:
    __pydantic_config__ = _CLOSED
    groups: dict[str, list[str]]
    emoji: dict[str, str]
    spellings: dict[str, str]
    grave: list[str]
    known: list[str]
    run_starts: list[str]
    innocent: list[str]
    innocent_stops: list[str]
    patterns: list[_Written]


def read_safety(folder: Path) -> Safety:
    """The patterns of `safety.yml`; one that cannot be read is a WordsError."""
    file = read_yaml(folder / "safety.yml", _File)
    groups = _groups(file.groups)
    everyday = _expression(file.innocent, Grammar(groups, file.innocent_stops))
    read = [_pattern(written, file, groups, everyday) for written in file.patterns]
    known = [*file.known, *words_of(_lines(file))]
    plain = make_reader(file.emoji, file.spellings, known, file.grave, file.run_starts)
    return Safety(tuple(sorted(read, key=lambda each: each.tier)), plain, groups)


def _lines(file: _File) -> list[str]:
    patterns = [line for each in file.patterns for line in (*each.match, *each.innocent)]
    groups = [line for lines in file.groups.values() for line in lines]
    return [*patterns, *groups, *file.innocent, *file.grave, *file.spellings.values()]


def _groups(written: Mapping[str, Sequence[str]]) -> WordGroups:
    try:
        return read_groups(written)
    except BadPattern as error:
        raise _bad(str(error), error) from error


def _pattern(
    written: _Written, file: _File, groups: WordGroups, everyday: tuple[Expression, ...]
) -> Pattern:
    own = _expression(written.innocent, Grammar(groups, file.innocent_stops))
    (match,) = _expression(written.match, Grammar(groups))
    return Pattern(written.category, written.tier, match, (*own, *everyday))


def _expression(lines: Sequence[str], grammar: Grammar) -> tuple[Expression, ...]:
    """One for all lines, or none when there are no lines; a line that is no good is named."""
    read: list[str] = []
    for line in lines:
        try:
            read.append(grammar.read(line))
        except BadPattern as error:
            raise _bad(line, error) from error
    return (Expression(any_of(read)),) if read else ()


def _bad(pattern: str, error: BadPattern) -> WordsError:
    return WordsError(message("bad_pattern", pattern=pattern, problem=str(error)))
