"""What an advocate does about a talk in person: proposes a moment, or calls it off.

The client hears of it from the bot, which looks at what was told about the signal.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from store.models import Signal, Staff, Talk
from store.repositories import By
from store.work import Work


@dataclass(frozen=True)
class Plan:
    """When, where and what together."""

    at: datetime
    place: str | None = None
    activity: str | None = None


def propose_talk(work: Work, signal: Signal, staff: Staff, plan: Plan, told: str) -> Talk:
    """In the place of what was proposed before; `told` is the plan in words, for the story."""
    talk = work.talks.propose(signal, staff.id, plan.at)
    talk.place, talk.activity = plan.place or None, plan.activity or None
    work.shared_signals.take(signal, staff.id)
    work.signals.tell(signal, "proposed", By("staff", staff.id), told)
    return talk


def call_off_talk(work: Work, signal: Signal, staff: Staff) -> bool:
    """False when there is none any more."""
    talk = work.talks.of_signal(signal.id)
    if talk is None or not work.talks.settle(talk, "cancelled"):
        return False
    work.signals.tell(signal, "called_off", By("staff", staff.id))
    return True
