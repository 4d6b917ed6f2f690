"""Rules on how something is said: E2 one idea, E14 not, E15 figures, E16 passive, E17 tone."""

import re
from collections.abc import Iterable, Iterator

from locales.easy_findings import Finding, finding
from locales.easy_pieces import Piece, Sentence
from locales.easy_words import WordList

_ABBREVIATION = re.compile(r"[A-Z]{2,}\d*")
_COMMA = re.compile(r"([^,]*),\s*(\S*)")


def one_idea(piece: Piece, words: WordList) -> Iterator[Finding]:
    """E2: no comma, no joining word, one finite verb; a greeting or a name may have its comma."""
    for sentence in piece.sentences:
        low = _lowered(sentence)
        if _has_comma(sentence.text, words):
            yield finding("E2_comma", piece.place, sentence.text)
        for word in words.joining.intersection(low):
            yield finding("E2_joined", piece.place, sentence.text, word=word)
        verbs = [word for word in low if word in words.finite]
        if len(verbs) > 1:
            yield finding("E2_verbs", piece.place, sentence.text, verbs=", ".join(verbs))


def negations(piece: Piece, words: WordList) -> Iterator[Finding]:
    """E14: no negation in a question, one at most in a statement."""
    for sentence in piece.sentences:
        count = sum(word in words.negations for word in _lowered(sentence))
        if sentence.is_question and count:
            yield finding("E14_question", piece.place, sentence.text)
        elif count > 1:
            yield finding("E14", piece.place, sentence.text, count=count)


def figures(piece: Piece, words: WordList) -> Iterator[Finding]:
    """E15: no figures of speech, abbreviations, foreign words or percentages."""
    text = f" {' '.join(piece.all_words)} ".lower()
    for said, instead in words.figures.items():
        if f" {said} " in text:
            yield finding("E15", piece.place, said, instead=instead)
    for word in dict.fromkeys(piece.all_words):
        if _is_abbreviation(word, words):
            yield finding("E15_short", piece.place, word)
        if word.lower() in words.foreign:
            yield finding("E15_foreign", piece.place, word, instead=words.foreign[word.lower()])
    if "%" in piece.text or words.percent.intersection(text.split()):
        yield finding("E15_percent", piece.place, piece.text)


def plain_verbs(piece: Piece, words: WordList) -> Iterator[Finding]:
    """E16: no passive; conditional only in the questions that the interviews fixed."""
    for sentence in piece.sentences:
        low = _lowered(sentence)
        done = [word for word in low if re.fullmatch(words.participle, word)]
        if done and words.passive.intersection(low):
            yield finding("E16_passive", piece.place, sentence.text)
        fixed = sentence.text in words.conditional_allowed
        if words.conditional.intersection(low) and not fixed:
            yield finding("E16_conditional", piece.place, sentence.text)


def tone(piece: Piece, words: WordList) -> Iterator[Finding]:
    """E17: to an adult, as equals."""
    text = f" {' '.join(piece.all_words)} ".lower()
    for word in dict.fromkeys(piece.all_words):
        low = word.lower()
        if low in words.formal:
            yield finding("E17_formal", piece.place, word)
        if low.endswith(words.small_endings) and low not in words.small_allowed:
            yield finding("E17_small", piece.place, word)
    for said in words.praise:
        if f" {said} " in text:
            yield finding("E17_praise", piece.place, said)


def _has_comma(text: str, words: WordList) -> bool:
    for before, after in _COMMA.findall(text):
        opens = before.strip('"“‘').lower() in words.openers
        if not opens and not after.startswith("{"):
            return True
    return False


def _is_abbreviation(word: str, words: WordList) -> bool:
    if word.lower() in words.names:
        return False
    return word.lower() in words.abbreviations or bool(_ABBREVIATION.fullmatch(word))


def _lowered(sentence: Sentence) -> list[str]:
    return [word.lower() for word in _plain(sentence.words)]


def _plain(found: Iterable[str]) -> Iterator[str]:
    return (word for word in found if not word.startswith("{"))
