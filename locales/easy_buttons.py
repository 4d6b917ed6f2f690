"""Rules on what there is to choose from: E6 answers, E7 buttons, E8 labels, E9 scales."""

from collections.abc import Iterator

from locales.drawings import drawing_of
from locales.easy_findings import Finding, finding
from locales.easy_pieces import Piece, label_words, pictogram
from locales.easy_words import WordList
from locales.responses import Button

CHOICES = 3
BUTTONS = 5
WORDS_IN_LABEL = 3


def choices(piece: Piece, words: WordList) -> Iterator[Finding]:
    """E6: two or three answers at a time; one alone only beside a way not to answer."""
    answers = [button for button in piece.buttons if _is_answer(button, words)]
    if len(answers) > CHOICES:
        yield finding("E6_many", piece.place, _titles(answers), count=len(answers), limit=CHOICES)
    asks = any(sentence.is_question for sentence in piece.sentences)
    if asks and len(answers) == 1 == len(piece.buttons):
        yield finding("E6_one", piece.place, _titles(answers))


def buttons(piece: Piece, words: WordList) -> Iterator[Finding]:
    """E7: five buttons at most, with those that work everywhere."""
    if len(piece.buttons) > BUTTONS:
        yield finding("E7", piece.place, count=len(piece.buttons), limit=BUTTONS)


def labels(piece: Piece, words: WordList) -> Iterator[Finding]:
    """E8: a pictogram that is drawn, and at most three words."""
    for button in piece.buttons:
        shown = pictogram(button.title)
        if not shown:
            yield finding("E8_pictogram", piece.place, button.title)
        elif drawing_of(shown) is None:
            yield finding("E8_drawing", piece.place, button.title)
        if len(label_words(button.title)) > WORDS_IN_LABEL:
            yield finding("E8", piece.place, button.title, limit=WORDS_IN_LABEL)


def scales(piece: Piece, words: WordList) -> Iterator[Finding]:
    """E9: whoever shows a face shows all three, from good to bad."""
    shown = [pictogram(button.title) for button in piece.buttons]
    faces = tuple(each for each in shown if each in words.faces)
    # One face alone is a picture of somebody or something, not a step of a scale.
    if len(faces) > 1 and faces != words.faces:
        yield finding("E9", piece.place, " ".join(faces), faces=" ".join(words.faces))


def _is_answer(button: Button, words: WordList) -> bool:
    return " ".join(label_words(button.title)).lower() not in words.not_choices


def _titles(answers: list[Button]) -> str:
    return ", ".join(button.title for button in answers)
