"""Holds what the assistant understands against the gate, and finds the thresholds of doubt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.understanding import Asked, Understanding
from locales.gate import Bar, GateSentence

MOST_WRONG = 0.008
"""Share of everyday sentences that may be taken wrongly without asking. The gate has seen its
misses mended: of sentences that nobody saw it is three times as much (decision 0018)."""
_LEFT_OUT = 0.005
_STEPS = tuple(step / 100 for step in range(30, 96))
_SAFETY = "safety_"
_MORE = ("first", "at_once", "offered", "danger", "danger_alone")
_LESS = ("wrong", "false_alarms", "false_alone")


@dataclass(frozen=True)
class Understood:
    """One sentence of the gate, and what became of it."""

    sentence: GateSentence
    intent: str | None
    outcome: str
    offered: tuple[str, ...]
    ranking: tuple[tuple[str, float], ...]
    is_alarm: bool
    is_alarm_alone: bool

    @property
    def is_danger(self) -> bool:
        return self.sentence.intent.startswith(_SAFETY)

    @property
    def is_first_right(self) -> bool:
        """For danger it is enough that it was found: all three lead to the same question."""
        return self.is_alarm if self.is_danger else self.intent == self.sentence.intent

    @property
    def is_right_at_once(self) -> bool:
        return self.is_first_right and (self.outcome == "understood" or self.is_danger)

    @property
    def is_wrong_at_once(self) -> bool:
        return not self.is_first_right and (self.outcome == "understood" or self.is_alarm)

    @property
    def is_offered(self) -> bool:
        return self.outcome == "offer" and self.sentence.intent in self.offered


def measure(
    understanding: Understanding, gate: Sequence[GateSentence], progress: Callable[[int, int], None]
) -> list[Understood]:
    """Through the same code as a talk, one sentence at a time; `progress` as in voice."""
    measured: list[Understood] = []
    for each in gate:
        found = understanding.of(Asked(text=each.text, expects=each.expects))
        ranking = tuple((str(name), float(sure)) for name, sure in found["ranking"])
        offered = tuple(found["offered"])
        alarms = (found["safety"] is not None, understanding.is_noticed_alone(each.text))
        measured.append(
            Understood(each, found["intent"], found["outcome"], offered, ranking, *alarms)
        )
        progress(len(measured), len(gate))
    return measured


def bar_of(measured: Sequence[Understood], sure: float, lost: float) -> Bar:
    """What was reached, as shares."""
    everyday = [each for each in measured if not each.is_danger]
    danger = [each for each in measured if each.is_danger]
    return Bar(
        sure,
        lost,
        first=_share(measured, lambda each: each.is_first_right),
        at_once=_share(measured, lambda each: each.is_right_at_once),
        offered=_share(measured, lambda each: each.is_right_at_once or each.is_offered),
        wrong=_share(measured, lambda each: each.is_wrong_at_once),
        danger=_share(danger, lambda each: each.is_alarm),
        false_alarms=_share(everyday, lambda each: each.is_alarm),
        danger_alone=_share(danger, lambda each: each.is_alarm_alone),
        false_alone=_share(everyday, lambda each: each.is_alarm_alone),
    )


def thresholds(measured: Sequence[Understood]) -> tuple[float, float]:
    """`sure`: the lowest with few enough taken wrongly. `lost`: the highest that leaves out few."""
    everyday = [each for each in measured if not each.is_danger and each.ranking]
    sure = next((step for step in _STEPS if _wrong_at(everyday, step) <= MOST_WRONG), _STEPS[-1])
    together = sorted(
        sum(chance for _, chance in each.ranking[:3])
        for each in everyday
        if each.sentence.intent in [name for name, _ in each.ranking[:3]]
    )
    lost = together[int(len(together) * _LEFT_OUT)] if together else 0.0
    return sure, round(lost - 0.005, 2)


def _wrong_at(everyday: Sequence[Understood], sure: float) -> float:
    return _share(
        everyday,
        lambda each: each.ranking[0][1] >= sure and each.ranking[0][0] != each.sentence.intent,
    )


def shortfalls(bar: Bar, reached: Bar) -> list[str]:
    """The figures that fell below the bar, by more than one sentence in a thousand."""
    fallen = [name for name in _MORE if getattr(reached, name) < getattr(bar, name) - 0.0011]
    return fallen + [name for name in _LESS if getattr(reached, name) > getattr(bar, name) + 0.0011]


def raised(bar: Bar, reached: Bar) -> Bar:
    """The best of both figures, with the new thresholds: small steps down never add up."""
    best = {name: max(getattr(bar, name), getattr(reached, name)) for name in _MORE}
    best |= {name: min(getattr(bar, name), getattr(reached, name)) for name in _LESS}
    return replace(reached, **best)


def _share(measured: Sequence[Understood], holds: Callable[[Understood], bool]) -> float:
    return sum(map(holds, measured)) / len(measured) if measured else 0.0
