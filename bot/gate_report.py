"""What the gate says to whoever tunes the sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from bot.gate import Understood
from locales.gate import Bar

_SHOWN_CONFUSIONS = 15


def report(measured: Sequence[Understood], reached: Bar) -> Iterator[str]:
    """Lines for whoever tunes the sentences: each intent, then what is confused most."""
    yield f"{'intent':20} {'precision':>9} {'recall':>7} {'sentences':>10}"
    for intent in sorted({each.sentence.intent for each in measured}):
        yield _line_of(measured, intent)
    yield ""
    for (meant, taken), times in _confusions(measured).most_common(_SHOWN_CONFUSIONS):
        yield f"{times:3}  {meant} was taken for {taken}"
    yield ""
    for name, value in vars(reached).items():
        yield f"{name:13} {value:6.3f}"


def _line_of(measured: Sequence[Understood], intent: str) -> str:
    meant = [each for each in measured if each.sentence.intent == intent]
    taken = [each for each in measured if each.intent == intent]
    right = sum(each.intent == intent for each in meant)
    precision = right / len(taken) if taken else 0.0
    return f"{intent:20} {precision:9.2f} {right / len(meant):7.2f} {len(meant):10}"


def _confusions(measured: Sequence[Understood]) -> Counter[tuple[str, str]]:
    return Counter(
        (each.sentence.intent, str(each.intent))
        for each in measured
        if each.intent != each.sentence.intent
    )
