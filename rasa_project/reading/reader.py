"""Second step of reading: from what a client wrote to words as they stand in a dictionary.

`kwil nie mer hier wone` is read as `ik wil niet meer hier wonen`. What he said stays as it is
everywhere else; this is only how the classifier sees it.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from rasa_project.reading.sounds import sound_key
from rasa_project.reading.vocabulary import Vocabulary

_STRETCHED = re.compile(r"([a-z])\1{2,}")
_TOKENS = re.compile(r"[a-z]+|\d+|[^\w\s]")
_QUOTES = str.maketrans("", "", "'’`´\u200b\ufe0f")
_LONGEST_PHRASE = 3
_COMPOUND_FROM = 5


@dataclass(frozen=True)
class Reading:
    """`raw` is the text without capitals; `words` are standard words, `parts` of compounds."""

    raw: str
    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    parts: tuple[str, ...]
    concepts: tuple[str, ...]


@dataclass(frozen=True)
class Reader:
    """`concepts`: what each word or short phrase is about; `emoji`: the word that a picture is."""

    vocabulary: Vocabulary
    concepts: Mapping[str, str]
    emoji: Mapping[str, str]

    def read(self, text: str) -> Reading:
        """Never fails: what nobody knows is left as it is."""
        raw = plain(text, self.emoji)
        words = tuple(word for token in tokens(raw) for word in self._standard(token))
        lemmas = tuple(map(self.vocabulary.lemma, words))
        parts = tuple(part for word in words for part in self.vocabulary.parts(word))
        return Reading(raw, words, lemmas, parts, self._concepts_in(words, lemmas, parts))

    def _standard(self, token: str) -> tuple[str, ...]:
        return self.vocabulary.standard(token) if token.isalpha() else (token,)

    def _concepts_in(
        self, words: tuple[str, ...], lemmas: tuple[str, ...], parts: tuple[str, ...]
    ) -> tuple[str, ...]:
        known = self._by_sound
        found = [known.get(sound_key(each)) for each in (*words, *lemmas, *parts)]
        found += [self._head_of(word) for word in words]
        for size in range(2, _LONGEST_PHRASE + 1):
            for at in range(len(words) - size + 1):
                found.append(self.concepts.get(" ".join(words[at : at + size])))
        return tuple(sorted({concept for concept in found if concept}))

    def _head_of(self, word: str) -> str | None:
        """A Dutch compound is a kind of its last word: *gitaarles* is a lesson."""
        for at in range(2, len(word) - _COMPOUND_FROM + 1):
            found = self._by_sound.get(sound_key(word[at:]))
            if found:
                return found
        return None

    @cached_property
    def _by_sound(self) -> dict[str, str]:
        single = {word: about for word, about in self.concepts.items() if " " not in word}
        return {sound_key(word): about for word, about in reversed(list(single.items()))}


def plain(text: str, emoji: Mapping[str, str]) -> str:
    """Small letters without accents, pictures as words, no letter three times in a row."""
    for picture, word in emoji.items():
        text = text.replace(picture, f" {word} ")
    bare = unicodedata.normalize("NFKD", text.lower().translate(_QUOTES))
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return " ".join(_STRETCHED.sub(r"\1\1", bare).split())


def tokens(raw: str) -> list[str]:
    """Words, numbers and signs of a plain text, in order."""
    return _TOKENS.findall(raw)
