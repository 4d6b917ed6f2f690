"""Groups of words that stand for each other in patterns, each with a letter of its own.

Words of a text are marked with the letters of their groups, so that a pattern asks for one letter
instead of eighty words: reading the file and looking at a text stay quick.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from string import ascii_letters

from locales.patterns import ANY_LETTERS, Grammar, tokens_of
from locales.sound import sound


@dataclass(frozen=True)
class WordGroups:
    """Filled by `read_groups`, in the order of the file."""

    letters: dict[str, str] = field(default_factory=dict)
    of_word: dict[str, str] = field(default_factory=dict)
    expressions: dict[str, str] = field(default_factory=dict)

    def mark(self, plain: str) -> str:
        """A plain text with the letters of each word behind it."""
        return f" {''.join(f'{self.marked(word)} ' for word in plain.split())}"

    def marked(self, heard: str) -> str:
        """The sound of a word with the letters of its groups; a full stop stays at the end."""
        word = heard.removesuffix(".")
        return f"{word}/{self.of_word.get(word, '')}{heard[len(word) :]}"

    def expression(self, name: str) -> str | None:
        """Any of the group; None when there is no such group."""
        return self.expressions.get(name)


def read_groups(written: Mapping[str, Sequence[str]]) -> WordGroups:
    """A group may use those that were written before it."""
    groups = WordGroups(dict(zip(written, ascii_letters, strict=False)))
    single = {name: _single_words(lines, written) for name, lines in written.items()}
    for name, words in single.items():
        for word in words:
            groups.of_word[word] = groups.of_word.get(word, "") + groups.letters[name]
    for name, lines in written.items():
        groups.expressions[name] = _expression(groups, groups.letters[name], lines)
    return groups


def _single_words(lines: Sequence[str], written: Mapping[str, Sequence[str]]) -> set[str]:
    """The sounds of the words that stand alone, here and in groups that are part of this one."""
    words: set[str] = set()
    for line in lines:
        tokens = tokens_of(line)
        if len(tokens) == 1 and tokens[0].startswith("<"):
            words |= _single_words(written.get(tokens[0][1:-1], ()), written)
        elif _is_word(tokens):
            words.add(sound(line))
    return words


def _expression(groups: WordGroups, letter: str, lines: Sequence[str]) -> str:
    rest = [Grammar(groups).read(line) for line in lines if not _is_word(tokens_of(line))]
    alone = rf"[^ ]+/[^ ]*{letter}{ANY_LETTERS} "
    return f"(?:{'|'.join([*rest, alone])})"


def _is_word(tokens: Sequence[str]) -> bool:
    return len(tokens) == 1 and tokens[0].isalnum()
