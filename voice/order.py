"""What has to be recorded: each sentence at both speeds, known by the key of its recording."""

from collections.abc import Iterable
from dataclasses import dataclass

from voice.script import can_be_spoken, is_fixed, spoken_text
from voice.sentence import SPEEDS, Sentence, Speed, key


@dataclass(frozen=True)
class Wanted:
    """One recording to be made; `name` is a response that uses it."""

    key: str
    text: str
    name: str
    speed: Speed


@dataclass(frozen=True)
class Order:
    """`left_out` names the responses that cannot be recorded ahead of time."""

    wanted: dict[str, Wanted]
    left_out: tuple[str, ...]

    def texts(self) -> list[str]:
        return sorted({wanted.text for wanted in self.wanted.values()})


def order(sentences: Iterable[Sentence]) -> Order:
    """Two responses with the same words share a recording."""
    wanted: dict[str, Wanted] = {}
    left_out: list[str] = []
    for sentence in sentences:
        if not is_fixed(sentence.text) or not can_be_spoken(spoken_text(sentence.text)):
            left_out.append(sentence.name)
            continue
        for one in _both_speeds(sentence):
            wanted.setdefault(one.key, one)
    return Order(wanted, tuple(left_out))


def _both_speeds(sentence: Sentence) -> list[Wanted]:
    text = spoken_text(sentence.text)
    return [Wanted(key(text, speed), text, sentence.name, speed) for speed in SPEEDS]
