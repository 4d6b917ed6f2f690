"""Rules over a whole file: E1 average, E11 hard words, E18 reading ease, E24 readers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import textstat
from pydantic import ConfigDict

from locales.easy_findings import Finding, finding
from locales.easy_pieces import Piece, Sentence
from locales.easy_vocabulary import hard_words
from locales.easy_words import WordList
from locales.reading import read_yaml

AVERAGE_WORDS = 8.0
HARD_SHARE = 0.04
EASE = 80.0
READERS = 2


@dataclass(frozen=True)
class Averages:
    """The measures of one file; `ease` is Flesch-Douma, None where there is no sentence."""

    file: str
    sentences: int
    words_in_sentence: float
    hard_share: float
    ease: float | None
    readers: int


@dataclass(frozen=True)
class Reader:
    """Somebody of the people themselves who read the file aloud and understood it."""

    __pydantic_config__ = ConfigDict(extra="forbid")
    name: str
    read_on: date


@dataclass(frozen=True)
class Readers:
    """Who read which file; the words of a file that changed later want to be read again."""

    __pydantic_config__ = ConfigDict(extra="forbid")
    read_by: dict[str, list[Reader]]


def read_readers(folder: Path) -> Readers:
    """The readers of `readers.yml`; nobody, when the file is not there."""
    path = folder / "readers.yml"
    return read_yaml(path, Readers) if path.exists() else Readers({})


def measure(file: str, pieces: Sequence[Piece], words: WordList, readers: Readers) -> Averages:
    """The averages of one file."""
    sentences = [sentence for piece in pieces for sentence in piece.sentences]
    spoken = sum(len(sentence.words) for sentence in sentences)
    every = sum(len(piece.said_words) for piece in pieces)
    hard = sum(len(hard_words(piece, words)) for piece in pieces)
    return Averages(
        file,
        len(sentences),
        spoken / max(len(sentences), 1),
        hard / max(every, 1),
        _ease(sentences, words) if sentences else None,
        len({reader.name for reader in readers.read_by.get(file, [])}),
    )


def judge(found: Averages) -> Iterator[Finding]:
    """What is wrong with the file as a whole."""
    place = (found.file, "")
    if found.words_in_sentence > AVERAGE_WORDS:
        average = f"{found.words_in_sentence:.1f}"
        yield finding("E1_average", place, average=average, limit=AVERAGE_WORDS)
    if found.hard_share > HARD_SHARE:
        yield finding("E11", place, share=_percent(found.hard_share), limit=_percent(HARD_SHARE))
    if found.ease is not None and found.ease < EASE:
        yield finding("E18", place, ease=f"{found.ease:.0f}", limit=f"{EASE:.0f}")
    if found.readers < READERS:
        yield finding("E24", place, count=found.readers, limit=READERS)


def _ease(sentences: Sequence[Sentence], words: WordList) -> float:
    """Flesch-Douma; a placeholder is read as a short name, and every sentence ends."""
    textstat.set_lang("nl")
    whole = " ".join(_said(sentence, words.stand_in) for sentence in sentences)
    return float(textstat.flesch_reading_ease(whole))


def _said(sentence: Sentence, stand_in: str) -> str:
    plain = (stand_in if word.startswith("{") else word for word in sentence.words)
    return f"{' '.join(plain)}."


def _percent(share: float) -> str:
    return f"{share:.1%}"
