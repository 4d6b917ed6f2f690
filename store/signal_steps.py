"""What somebody who got a signal does with it on a page: looks at it, answers with one button.

The client hears of it from the bot, which looks at `store.people_news`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from store.models import Signal
from store.repositories import By
from store.work import Work


@dataclass(frozen=True)
class Look:
    """Who looks at a signal, and why."""

    signal: Signal
    by: By
    why: str = "shared"


def log_look(work: Work, look: Look, what: str = "signal") -> None:
    """Each time that its words are on somebody's screen, or a voice or photo of it is fetched; the
    client can ask who looked."""
    signal, by = look.signal, look.by
    owner, why = signal.client_id, look.why
    work.accesses.append(by.kind, by.id, what, client_id=owner, subject_id=signal.id, why=why)


def answer_signal(work: Work, signal: Signal, state: Literal["picked_up", "done"], by: By) -> bool:
    """One step up; done ends the incident that it is about. False when it was so already."""
    changed = work.signals.step(signal, state, by)
    incident = work.incidents.get(signal.incident_id) if signal.incident_id else None
    if changed and state == "done" and incident is not None:
        work.incidents.close(incident)
    return changed
