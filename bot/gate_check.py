"""Train, and hold what was learned against the gate: the figures may only get better."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from bot.borrowed_rasa import own_rasa
from bot.gate import Understood, bar_of, measure, raised, shortfalls, thresholds
from bot.gate_report import report
from bot.preparing import SEED, Say, prepare
from bot.settings import BotSettings
from bot.understanding import Understanding
from locales.gate import Bar, read_bar, read_gate, write_bar
from locales.loader import load_words
from locales.release import Release
from voice import TerminalBar, VoiceSettings


def train(settings: BotSettings, say: Say, seed: Path = SEED) -> list[str]:
    """Make a release, measure it, and write the bar; gives the figures that fell below it."""
    bar = read_bar(seed)
    measured = _measure(settings, prepare(VoiceSettings(), say, is_forced=True), seed)
    sure, lost = thresholds(measured)
    if bar is None or (sure, lost) != (bar.sure, bar.lost):
        say(f"the gate gives other thresholds ({sure}, {lost}): training once more with them")
        write_bar(seed, replace(bar, sure=sure, lost=lost) if bar else Bar(sure, lost))
        measured = _measure(settings, prepare(VoiceSettings(), say, is_forced=True), seed)
    reached = bar_of(measured, sure, lost)
    for line in report(measured, reached):
        sys.stdout.write(f"{line}\n")
    fallen = shortfalls(bar, reached) if bar else []
    if not fallen:
        write_bar(seed, raised(bar, reached) if bar else reached)
    return fallen


def _measure(settings: BotSettings, release: Release, seed: Path) -> list[Understood]:
    """With a Rasa of our own: one that runs may still answer with the release before."""
    gate = read_gate(seed)
    secret = settings.rasa_secret.get_secret_value()
    progress = TerminalBar("gate")
    with own_rasa(settings) as url:
        understanding = Understanding(
            url, secret, load_words(release.words, release.weights).safety
        )
        return measure(understanding, gate, progress)
