"""First step of noticing: a text as people write it becomes words by their sound.

Emoji become words, letters that were held down are let go, words that were written together come
apart, short forms and dialect become standard words, and typing mistakes in grave words are undone.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from locales.sound import sound

_SHORTENING = re.compile(r"(?<=\b[a-z])\.(?=[a-z]\b)")
_PAUSE = re.compile(r"\.{2,}|…")
_SENTENCE_END = re.compile(r"[.!?]+(?=\s|$)|\n+")
_SHORTEST_TYPO = 7
_LONGEST_RUN, _LONGEST_WORD, _FEWEST = 80, 14, 3


@dataclass(frozen=True)
class Plain:
    """Spellings are as written; known words and near words are kept by their sound."""

    emoji: Mapping[str, str]
    spellings: Mapping[str, str]
    known: frozenset[str]
    near: Mapping[str, str]
    run_starts: tuple[str, ...]

    def __call__(self, text: str) -> str:
        """Words between single blanks, a blank at both ends, a full stop where a sentence ends."""
        heard = " ".join(part for word in self._words(text) for part in self._hear(word))
        return f" {heard.replace(' .', '.')} "

    def _words(self, text: str) -> list[str]:
        told = "".join(f" {self.emoji[c]} " if c in self.emoji else c for c in text.casefold())
        folded = unicodedata.normalize("NFKD", told.replace("’", "'"))
        letters = "".join(c for c in folded if not unicodedata.combining(c))
        apart = re.sub(r"'k\b", " k", letters).replace("'", "")
        held = re.sub(r"([a-z])\1{2,}", r"\1\1", _SHORTENING.sub("", apart))
        ends = _SENTENCE_END.sub(" . ", _PAUSE.sub(" ", held))
        return re.findall(r"[a-z0-9]+|(?<= )\.(?= )", ends.lstrip(" ."))

    def _hear(self, word: str) -> list[str]:
        standard = self.spellings.get(word)
        if standard is not None or word == ".":
            return [sound(each) for each in (standard or word).split()]
        heard = sound(word)
        if heard in self.known:
            return [heard]
        parts = [part for piece in self._take_apart(word) for part in self._hear(piece)]
        return parts if len(parts) >= _FEWEST else [self._repair(heard)]

    def _repair(self, heard: str) -> str:
        if len(heard) < _SHORTEST_TYPO:
            return heard
        return next((self.near[form] for form in _forms(heard) if form in self.near), heard)

    def _take_apart(self, run: str) -> list[str]:
        """*ikwildood* is three known words, as few as can be; empty when not all is known."""
        if len(run) > _LONGEST_RUN or not run.startswith(self.run_starts):
            return []
        best: list[list[str] | None] = [[], *[None] * len(run)]
        for end in range(2, len(run) + 1):
            for start in range(max(0, end - _LONGEST_WORD), end - 1):
                best[end] = self._shorter(best[start], run[start:end], best[end])
        return best[-1] or []

    def _shorter(
        self, before: list[str] | None, piece: str, found: list[str] | None
    ) -> list[str] | None:
        if before is None or (not before and piece not in self.run_starts):
            return found
        if piece not in self.spellings and sound(piece) not in self.known:
            return found
        return [*before, piece] if found is None or len(before) + 1 < len(found) else found


def make_reader(
    emoji: Mapping[str, str],
    spellings: Mapping[str, str],
    known: Iterable[str],
    grave: Sequence[str],
    run_starts: Sequence[str] = (),
) -> Plain:
    """`known` words are never changed; a word one mistake away from a `grave` one becomes it.

    Only a run that begins with one of `run_starts` is taken apart.
    """
    heard = frozenset(sound(word) for word in known)
    near = {form: sound(word) for word in grave for form in _near_forms(sound(word))}
    return Plain(emoji, spellings, heard, near, tuple(run_starts))


def _forms(word: str) -> list[str]:
    """With `*` for a letter or between letters: two words one mistake apart share a form."""
    places = range(len(word) + 1)
    return [
        word,
        *(f"{word[:place]}*{word[place + 1 :]}" for place in places[:-1]),
        *(f"{word[:place]}*{word[place:]}" for place in places),
    ]


def _near_forms(word: str) -> list[str]:
    """The forms, and the word with two neighbours that changed places."""
    swapped = [
        f"{word[:place]}{word[place + 1]}{word[place]}{word[place + 2 :]}"
        for place in range(len(word) - 1)
    ]
    return [*_forms(word), *swapped]
