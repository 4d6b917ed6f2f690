"""Check every text that clients and contacts read against the rules for easy Dutch.

Not decided by code: E19 (the voice measures it), and E20 to E23, which are about conversations
and are shown by their scenarios.
"""

from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

from locales import easy_buttons, easy_lengths, easy_meaning, easy_vocabulary
from locales.easy_files import Averages, judge, measure, read_readers
from locales.easy_findings import Finding
from locales.easy_gather import gather
from locales.easy_pieces import Kind, Piece
from locales.easy_report import Report, print_report
from locales.easy_words import WordList, read_word_list

__all__ = ["Report", "check", "check_pieces", "print_report"]

_Rule = Callable[[Piece, WordList], Iterator[Finding]]

_SENTENCES: tuple[_Rule, ...] = (
    easy_lengths.long_sentences,
    easy_lengths.lines,
    easy_lengths.needs,
    easy_meaning.one_idea,
    easy_meaning.negations,
    easy_meaning.plain_verbs,
)
_WORDS: tuple[_Rule, ...] = (
    easy_vocabulary.known_words,
    easy_vocabulary.one_word,
    easy_meaning.figures,
    easy_meaning.tone,
)
_TURN: tuple[_Rule, ...] = (
    easy_lengths.long_turns,
    easy_lengths.questions,
    easy_buttons.choices,
    easy_buttons.buttons,
    easy_buttons.labels,
    easy_buttons.scales,
)
# A list is its labels: how many of them are shown at a time is decided by code.
RULES: dict[Kind, tuple[_Rule, ...]] = {
    "turn": (*_SENTENCES, *_WORDS, *_TURN),
    "line": (*_SENTENCES, *_WORDS),
    "list": (*_WORDS, easy_buttons.labels),
}


def check(folder: Path) -> Report:
    """Check one language folder; a WordsError says in Dutch when it cannot be read."""
    words = read_word_list(folder)
    pieces = gather(folder, words)
    averages = tuple(_averages(folder, pieces, words))
    whole = (found for file in averages for found in judge(file))
    return Report((*_once(check_pieces(pieces, words)), *whole), averages)


def check_pieces(pieces: list[Piece], words: WordList) -> Iterator[Finding]:
    """The findings of the rules that look at one text."""
    names = frozenset(piece.name for piece in pieces)
    for piece in pieces:
        for rule in RULES[piece.kind]:
            yield from rule(piece, words)
        yield from easy_vocabulary.explained(piece, words, names)


def _once(findings: Iterator[Finding]) -> Iterator[Finding]:
    """A word that not everybody knows is told once for each file."""
    told: set[tuple[str, str, str]] = set()
    for found in findings:
        what = (found.file, found.key, found.words.lower())
        if found.key != "E10_less_known" or what not in told:
            yield found
        told.add(what)


def _averages(folder: Path, pieces: list[Piece], words: WordList) -> Iterator[Averages]:
    readers = read_readers(folder)
    ordered = sorted(pieces, key=lambda piece: piece.file)
    for file, group in groupby(ordered, key=lambda piece: piece.file):
        yield measure(file, list(group), words, readers)
