"""Rules on how long and in what order: E1 words, E3 lines, E4 a turn, E5 its question."""

from collections.abc import Iterator

from locales.easy_findings import Finding, finding
from locales.easy_pieces import WORDS_IN_SENTENCE, Piece, is_closed, parts_of
from locales.easy_words import WordList

WORDS_IN_NEED = (2, 8)
SENTENCES_IN_TURN = 3
WORDS_IN_TURN = 30


def long_sentences(piece: Piece, words: WordList) -> Iterator[Finding]:
    """E1: at most twelve words in a sentence."""
    for sentence in piece.sentences:
        count = len(sentence.words)
        if count > WORDS_IN_SENTENCE:
            yield finding("E1", piece.place, sentence.text, count=count, limit=WORDS_IN_SENTENCE)


def lines(piece: Piece, words: WordList) -> Iterator[Finding]:
    """E3: one sentence on a line, and one line for a sentence."""
    for line in piece.lines:
        if len(parts_of(line)) > 1:
            yield finding("E3", piece.place, line)
    for line in piece.lines[:-1]:
        if not is_closed(line):
            yield finding("E3_broken", piece.place, line)


def long_turns(piece: Piece, words: WordList) -> Iterator[Finding]:
    """E4: at most three sentences and thirty words at a time."""
    count = sum(len(sentence.words) for sentence in piece.sentences)
    if len(piece.sentences) > SENTENCES_IN_TURN:
        many = len(piece.sentences)
        yield finding("E4_sentences", piece.place, count=many, limit=SENTENCES_IN_TURN)
    if count > WORDS_IN_TURN:
        yield finding("E4_words", piece.place, count=count, limit=WORDS_IN_TURN)


def questions(piece: Piece, words: WordList) -> Iterator[Finding]:
    """E5: one question at most, and it comes last."""
    asked = [sentence for sentence in piece.sentences if sentence.is_question]
    if len(asked) > 1:
        yield finding("E5_many", piece.place, asked[-1].text, count=len(asked))
    if asked and piece.sentences[-1] is not asked[-1]:
        yield finding("E5_last", piece.place, asked[-1].text)


def needs(piece: Piece, words: WordList) -> Iterator[Finding]:
    """The sentence of a need is two to eight words, so that it can be heard as a choice."""
    least, most = WORDS_IN_NEED
    for sentence in piece.sentences if piece.file == "needs.yml" else ():
        if not least <= len(sentence.words) <= most:
            yield finding("E1_need", piece.place, sentence.text, least=least, most=most)
