"""The gate finds the thresholds, and lets no figure fall."""

from dataclasses import replace

import pytest

from bot.gate import Understood, bar_of, raised, shortfalls, thresholds
from bot.gate_report import report
from locales.gate import Bar, GateSentence


def understood(meant: str, taken: str, sure: float, *, is_alarm: bool = False) -> Understood:
    """One sentence; two others share what is left of the chance."""
    rest = (1 - sure) / 2
    ranking = ((taken, sure), (meant if meant != taken else "later", rest), ("greet", rest))
    outcome = "understood" if sure >= 0.7 else "offer"
    offered = () if outcome == "understood" else tuple(name for name, _ in ranking)
    return Understood(
        GateSentence("…", meant), taken, outcome, offered, ranking, is_alarm, is_alarm
    )


RIGHT = [understood("stop", "stop", 0.9)] * 97
DOUBTFUL = understood("stop", "skip", 0.6)
WRONG = understood("stop", "skip", 0.8)
FOUND = understood("safety_abuse", "safety_abuse", 0.9, is_alarm=True)


def test_it_says_what_was_reached() -> None:
    reached = bar_of([*RIGHT, DOUBTFUL, WRONG, FOUND], 0.7, 0.3)
    assert (reached.first, reached.at_once, reached.offered) == (0.98, 0.98, 0.99)
    assert (reached.wrong, reached.danger, reached.false_alarms) == (0.01, 1.0, 0.0)


def test_a_false_alarm_is_wrong_at_once() -> None:
    alarmed = understood("stop", "safety_abuse", 0.4, is_alarm=True)
    reached = bar_of([*RIGHT, alarmed, FOUND], 0.7, 0.3)
    assert reached.wrong == pytest.approx(1 / 99)
    assert reached.false_alarms == pytest.approx(1 / 98)


def test_what_the_bot_hears_alone_is_measured_apart() -> None:
    by_rasa = replace(FOUND, is_alarm_alone=False)
    nervous = replace(RIGHT[0], is_alarm_alone=True)
    reached = bar_of([FOUND, by_rasa, nervous, RIGHT[0]], 0.7, 0.3)
    assert (reached.danger, reached.danger_alone) == (1.0, 0.5)
    assert (reached.false_alarms, reached.false_alone) == (0.0, 0.5)


def test_danger_that_was_taken_for_another_danger_was_found() -> None:
    other = understood("safety_abuse", "safety_emergency", 0.9, is_alarm=True)
    assert bar_of([other], 0.7, 0.3).first == 1.0


def test_the_lowest_threshold_with_few_enough_wrong_is_taken() -> None:
    wrong = [understood("stop", "skip", sure) for sure in (0.5, 0.6, 0.65, 0.72)]
    sure, _ = thresholds([*RIGHT, *RIGHT, *wrong])
    assert sure == 0.66


def test_nearly_everything_that_can_be_offered_is_offered() -> None:
    ranking = (("skip", 0.1), ("stop", 0.05))
    far = Understood(GateSentence("…", "stop"), "skip", "offer", (), ranking, False, False)
    assert thresholds([*RIGHT, *RIGHT, *RIGHT, far])[1] > 0.9
    assert thresholds([far])[1] <= 0.15


def test_a_figure_that_falls_is_named() -> None:
    bar = Bar(0.7, 0.3, first=0.9, at_once=0.8, offered=0.95, wrong=0.03, danger=0.98)
    assert shortfalls(bar, bar) == []
    worse = Bar(0.7, 0.3, first=0.89, at_once=0.8, offered=0.95, wrong=0.04, danger=0.98)
    assert shortfalls(bar, worse) == ["first", "wrong"]


def test_small_steps_down_do_not_add_up() -> None:
    bar = Bar(0.7, 0.5, first=0.94, at_once=0.8, offered=0.9, wrong=0.02, danger=1.0)
    reached = replace(bar, sure=0.6, first=0.939, at_once=0.81, wrong=0.021, false_alarms=0.01)
    assert raised(bar, reached) == replace(bar, sure=0.6, at_once=0.81, false_alarms=0.01)


def test_the_report_names_each_intent_and_what_is_confused() -> None:
    lines = [*report([*RIGHT, WRONG], bar_of([*RIGHT, WRONG], 0.7, 0.3))]
    assert any(line.startswith("stop ") and "0.99" in line for line in lines)
    assert "  1  stop was taken for skip" in lines
