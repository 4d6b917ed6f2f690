"""How sure is sure: go on, offer two or three meanings, or say that it is not clear."""

from dataclasses import dataclass
from typing import Any

SAFETY = "safety_"
FALLBACK = "nlu_fallback"
OWN_WORDS = "own_words"
# What words in an open answer may be about, beside being the client's own.
ABOUT = ("need_", "feel_")
# An answer to every question.
NO_ANSWER = ("dont_know", "skip")
# What works at every step, also where any other words are a name or a plan of one's own.
CONTROL = (*NO_ANSWER, "stop", "later", "repeat", "explain", "help", "go_back", "ask_privacy")
REFUSED = "deny"
UNDERSTOOD, OFFER, NOT_UNDERSTOOD = "understood", "offer", "not_understood"
Ranked = dict[str, Any]


@dataclass(frozen=True)
class Judged:
    """`intent` is what Rasa goes on with; `offered` are intents to choose from."""

    outcome: str
    intent: Ranked
    offered: tuple[str, ...] = ()


@dataclass(frozen=True)
class Judge:
    """All but `most` are chances (0 to 1).

    `sure`: from here on the first is taken; `lost`: below this for the first three together, none
    is offered. `alarm`: how likely danger must be altogether. `open`: questions to which words of
    one's own are an answer, unless they ask for something else and are as sure as `aside`; `own`:
    the same, but only what works at every step is heard (a name is no wish to talk to somebody);
    `may_refuse`: those of them that a plain no answers.
    `feelings`: questions with buttons that a feeling answers.
    """

    sure: float
    lost: float
    alarm: float
    aside: float
    open: frozenset[str]
    own: frozenset[str] = frozenset()
    may_refuse: frozenset[str] = frozenset()
    feelings: tuple[str, ...] = ()
    most: int = 3

    def judge(self, ranking: list[Ranked], asked: str | None) -> Judged:
        """Danger first: the three intents of danger weigh together, each may come second."""
        danger = [each for each in ranking if str(each["name"]).startswith(SAFETY)]
        likely = sum(float(each["confidence"]) for each in danger)
        if danger and likely >= self.alarm:
            return Judged(UNDERSTOOD, {**danger[0], "confidence": likely})
        everyday = [each for each in ranking if each not in danger]
        if not everyday:
            return Judged(NOT_UNDERSTOOD, {"name": FALLBACK, "confidence": 0.0})
        if asked in self.own:
            return self._judge_own(everyday[0], asked)
        if asked in self.open:
            return self._judge_open(everyday)
        return self._judge_closed(everyday, asked)

    def _judge_closed(self, everyday: list[Ranked], asked: str | None) -> Judged:
        first = everyday[0]
        if float(first["confidence"]) >= self.sure:
            return Judged(UNDERSTOOD, first)
        doubtful = {"name": FALLBACK, "confidence": float(first["confidence"])}
        likeliest = [each for each in everyday if self._fits(str(each["name"]), asked)][: self.most]
        if sum(float(each["confidence"]) for each in likeliest) < self.lost:
            return Judged(NOT_UNDERSTOOD, doubtful)
        return Judged(OFFER, doubtful, _names(likeliest))

    def _fits(self, intent: str, asked: str | None) -> bool:
        """A question with buttons is not answered with a need or a feeling."""
        if asked is None or not intent.startswith(ABOUT):
            return True
        return asked in self.feelings and intent.startswith("feel_")

    def _judge_own(self, first: Ranked, asked: str | None) -> Judged:
        confidence = float(first["confidence"])
        heard = (*CONTROL, REFUSED) if asked in self.may_refuse else CONTROL
        if first["name"] in heard and confidence >= self.aside:
            return Judged(UNDERSTOOD, first)
        return Judged(UNDERSTOOD, {"name": OWN_WORDS, "confidence": confidence})

    def _judge_open(self, everyday: list[Ranked]) -> Judged:
        """The words are the answer; what they seem to be about is offered for a yes later."""
        first, likeliest = everyday[0], everyday[: self.most]
        confidence = float(first["confidence"])
        if confidence >= (self.sure if _is_answer(first) else self.aside):
            return Judged(UNDERSTOOD, first)
        about = [each for each in likeliest if str(each["name"]).startswith(ABOUT)]
        taken = about[0] if about else {"name": OWN_WORDS, "confidence": confidence}
        return Judged(OFFER, taken, _names([*filter(_is_answer, everyday)][: self.most]))


def _is_answer(ranked: Ranked) -> bool:
    return str(ranked["name"]).startswith((*ABOUT, *NO_ANSWER))


def _names(ranked: list[Ranked]) -> tuple[str, ...]:
    return tuple(str(each["name"]) for each in ranked)
