"""Rules on single words: E10 known words, E12 explained words, E13 one word for one thing."""

from collections.abc import Iterator

from locales.easy_findings import Finding, finding
from locales.easy_pieces import Piece
from locales.easy_words import FREE, KNOWN, WordList, lemma, zipf


def known_words(piece: Piece, words: WordList) -> Iterator[Finding]:
    """E10: a word that few people know stands in `words.yml`, with an explanation."""
    for word in dict.fromkeys(piece.all_words):
        low = word.lower()
        instead = words.refused.get(low) or words.refused.get(lemma(low))
        if instead:
            yield finding("E10_refused", piece.place, word, instead=instead)
        elif not _stands_outside(word, words) and zipf(word) < FREE:
            key = "E10" if zipf(word) < KNOWN else "E10_less_known"
            yield finding(key, piece.place, word, zipf=f"{zipf(word):.1f}")


def hard_words(piece: Piece, words: WordList) -> list[str]:
    """The hard words in its sentences, each time it stands there, for the share in a file (E11).

    A button always shows its word together with a pictogram, so labels are not counted.
    """
    return [word for word in piece.said_words if words.hard_word(word)]


def explained(piece: Piece, words: WordList, names: frozenset[str]) -> Iterator[Finding]:
    """E12: a question with a hard word can be explained; `names` are all responses there are.

    Everywhere else *leg uit* gives the explanation of the word itself, from `words.yml`.
    """
    asked = piece.name.removeprefix("utter_ask_")
    if asked == piece.name or _explaining(asked) & names:
        return
    for word in dict.fromkeys(hard_words(piece, words)):
        yield finding("E12", piece.place, word, explain=f"utter_explain_{asked}")


def one_word(piece: Piece, words: WordList) -> Iterator[Finding]:
    """E13: the same thing always has the same name."""
    for use, others in words.one_word.items():
        for word in dict.fromkeys(piece.all_words):
            if {word.lower(), lemma(word)} & others:
                yield finding("E13", piece.place, word, use=use)


def _explaining(asked: str) -> set[str]:
    """`utter_ask_theme_support` asks about the slot `theme`: what explains that is enough."""
    parts = asked.split("_")
    return {f"utter_explain_{'_'.join(parts[:end])}" for end in range(1, len(parts) + 1)}


def _stands_outside(word: str, words: WordList) -> bool:
    return word.lower() in words.names or words.hard_word(word) is not None
