"""The words that reading knows, with how frequent they are; an unknown one becomes a known one.

Made once, at training, from a frequency list of Dutch and the sentences of clients, and kept in the
model: answering needs neither the list nor the lemmatiser.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from rasa_project.reading.runs import PLAIN, taken_apart
from rasa_project.reading.sounds import sound_key

# Shares of all words in a text. Below this a word of the list is as good as unknown.
_RARE = 1.5e-7
_FREQUENT = 3e-5
_GLUED = {"k": "ik", "t": "het", "d": "de"}


@dataclass(frozen=True)
class Vocabulary:
    """`frequencies` by word; `lemmas` only where a lemma differs; `spellings` as people write."""

    frequencies: Mapping[str, float]
    lemmas: Mapping[str, str]
    spellings: Mapping[str, str]
    _seen: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)

    def standard(self, word: str) -> tuple[str, ...]:
        """The word as it stands in a dictionary: one word, or the words that were glued."""
        found = self._seen.get(word)
        if found is None:
            found = self._standard(word)
            if len(self._seen) < 20_000:
                self._seen[word] = found
        return found

    def lemma(self, word: str) -> str:
        return self.lemmas.get(word, word)

    def parts(self, word: str) -> tuple[str, ...]:
        """The two words of a compound (*tandartsafspraak*), or nothing."""
        best: tuple[float, tuple[str, ...]] = (-math.inf, ())
        for at in range(3, len(word) - 2) if len(word) >= 8 else ():
            tail = self.frequencies.get(word[at:], 0.0)
            if tail < PLAIN:
                continue
            for head in _heads(word[:at]):
                likely = self.frequencies.get(head, 0.0) * tail
                if likely >= PLAIN * tail and likely > best[0]:
                    best = (likely, (head, word[at:]))
        return best[1]

    def _standard(self, word: str) -> tuple[str, ...]:
        if word in self.spellings:
            return tuple(self.spellings[word].split())
        if len(word) < 3 or self._is_known(word):
            return (word,)
        return (
            self._unglued(word)
            or self._same_sound(word)
            or taken_apart(word, self.frequencies)
            or (self._nearly_same_sound(word) or (word,))
        )

    def _is_known(self, word: str) -> bool:
        return self.frequencies.get(word, 0.0) >= _RARE

    def _unglued(self, word: str) -> tuple[str, ...]:
        """*kwil*, *tgaat*: the first letter is a word that is swallowed in speaking."""
        rest = word[1:]
        if word[0] in _GLUED and len(rest) > 2 and self.frequencies.get(rest, 0.0) > _FREQUENT:
            return (_GLUED[word[0]], rest)
        return ()

    def _same_sound(self, word: str) -> tuple[str, ...]:
        found = self._by_sound.get(sound_key(word))
        return (found,) if found else ()

    def _nearly_same_sound(self, word: str) -> tuple[str, ...]:
        """One letter of the sound too many, too few or another; the most frequent word wins."""
        key = sound_key(word)
        if len(key) < 4:
            return ()
        near = [self._by_sound.get(short) for short in _one_less(key)]
        near += [self._by_less.get(short) for short in (key, *_one_less(key))]
        found = [each for each in near if each and self.frequencies[each] >= PLAIN]
        return (max(found, key=lambda each: (self.frequencies[each], each)),) if found else ()

    def prepare(self) -> None:
        """Make what repairing needs now, so that no sentence has to wait for it."""
        _ = self._by_less

    @cached_property
    def _by_sound(self) -> dict[str, str]:
        """The most frequent word of each sound."""
        found: dict[str, str] = {}
        for word in self._by_frequency:
            found.setdefault(sound_key(word), word)
        return found

    @cached_property
    def _by_less(self) -> dict[str, str]:
        """The most frequent word whose sound is this one and one letter more."""
        found: dict[str, str] = {}
        for key, word in self._by_sound.items():
            if len(key) >= 4 and self.frequencies[word] >= PLAIN:
                for short in _one_less(key):
                    found.setdefault(short, word)
        return found

    @property
    def _by_frequency(self) -> list[str]:
        known = (word for word in self.frequencies if self._is_known(word))
        return sorted(known, key=lambda word: (-self.frequencies[word], word))


def _heads(start: str) -> set[str]:
    """*stad-s*, *boek-en*: what a first part is without the sound that joins it."""
    heads = {start}
    if start.endswith("s") and len(start) > 3:
        heads.add(start[:-1])
    if start.endswith("en") and len(start) > 4:
        heads.add(start[:-2])
    return heads


def _one_less(key: str) -> list[str]:
    return [key[:at] + key[at + 1 :] for at in range(len(key))]
