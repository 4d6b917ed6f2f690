"""Around a talk in person: the reminder that the client asked for, and looking back on it."""

from __future__ import annotations

from datetime import datetime, timedelta

from store import Work
from store.models import Due, Remind, Talk

REMIND = "talk_remind"
LOOK_BACK = "talk_after"
TOPIC = "advocate"
_BEFORE = {"hour": timedelta(hours=1), "day": timedelta(days=1)}
_OVER = timedelta(hours=2)


def moment_of(talk: Talk, when: Remind) -> datetime | None:
    """When this reminder comes; None without one."""
    before = _BEFORE.get(when)
    return talk.at - before if before and talk.at else None


def plan_reminder(work: Work, talk: Talk, when: Remind) -> None:
    """This one takes the place of another."""
    _drop(work, talk, REMIND)
    talk.remind = when
    moment = moment_of(talk, when)
    if moment is not None:
        work.dues.plan(talk.client_id, REMIND, moment, subject_id=talk.id)


def plan_look_back(work: Work, talk: Talk) -> None:
    """Some hours after it the client is asked how it was."""
    _drop(work, talk, LOOK_BACK)
    if talk.at is not None:
        topic = {"topic": TOPIC}
        moment = talk.at + _OVER
        work.dues.plan(talk.client_id, LOOK_BACK, moment, subject_id=talk.id, payload=topic)


def drop_dues(work: Work, talk: Talk) -> None:
    """It will not be."""
    _drop(work, talk, REMIND)
    _drop(work, talk, LOOK_BACK)


def is_still_meant(work: Work, due: Due) -> bool:
    """The talk is agreed to, and has not been moved since this was planned."""
    talk = work.talks.get(due.subject_id or "")
    if talk is None or talk.state != "confirmed" or talk.at is None:
        return False
    if due.kind == REMIND:
        return moment_of(talk, talk.remind) == due.due_at
    return due.due_at == talk.at + _OVER


def _drop(work: Work, talk: Talk, kind: str) -> None:
    for due in work.dues.waiting(talk.client_id, kind):
        if due.subject_id == talk.id:
            work.dues.drop(due)
