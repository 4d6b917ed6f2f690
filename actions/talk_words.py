"""The exact words with which a client asks his advocate for a talk, or looks back on one."""

from collections.abc import Iterator, Mapping

from actions.form import PHOTO, SAID, VOICE
from actions.signal_words import line
from actions.turn import Turn
from store.models import Answer

Answers = Mapping[str, Answer]
WAYS = ("visit", "walk", "activity", "phone")
WHENS = ("this_week", "next_week")


def talk_words(turn: Turn, answers: Answers) -> str:
    """One sentence a line. No name of the advocate: he is whom it is told to."""
    return "\n".join(_asked(turn, answers))


def after_words(turn: Turn, feeling: str, answers: Answers) -> str:
    """How it was, a sentence a line."""
    lines = []
    if turn.has_words_for(f"signal_talk_was_{feeling}"):
        lines.append(line(turn, f"signal_talk_was_{feeling}"))
    return "\n".join([*lines, *_own_words(turn, answers, "talk_afterwards")])


def attachments(answers: Answers, *questions: str) -> list[str]:
    """Voice and photos that go along, in the order of the questions."""
    given = [answers[name].attachment_id for name in questions if name in answers]
    return [each for each in given if each]


def _asked(turn: Turn, answers: Answers) -> Iterator[str]:
    yield line(turn, "signal_talk")
    way, when = _code(answers, "talk_way"), _code(answers, "talk_when")
    if way in WAYS:
        yield line(turn, f"signal_talk_{way}")
    if way == "activity":
        yield from _own_words(turn, answers, "talk_activity", "signal_talk_doing")
    if when in WHENS:
        yield line(turn, f"signal_talk_{when}")
    yield from _own_words(turn, answers, "talk_when")
    yield from _own_words(turn, answers, "talk_about")


def _own_words(turn: Turn, answers: Answers, question: str, said_as: str = "") -> Iterator[str]:
    answer = answers.get(question)
    if answer is not None and answer.code == SAID and answer.words:
        yield line(turn, said_as or f"signal_{question}", answer.words)
    if answer is not None and answer.code in (VOICE, PHOTO):
        yield line(turn, f"signal_{answer.code}")


def _code(answers: Answers, question: str) -> str:
    answer = answers.get(question)
    return (answer.code or "") if answer else ""
