"""When the bot may begin by itself: the client's own day and time, and the gate before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.talk_times import LOOK_BACK, REMIND
from store import Work
from store.models import Client, Due, Rhythm

CHECK_IN = "check_in"
# Filled in together with an advocate (store.interviewing): the client is asked who may know.
HELD = "held"
_WEEK = 8
# Somebody who is talking is not interrupted, and is not asked when the talk just ended.
_QUIET = timedelta(minutes=30)
# A thing that could not begin in time is not begun at another time of the day.
_PATIENCE = {
    CHECK_IN: timedelta(hours=2),
    "later": timedelta(hours=6),
    REMIND: timedelta(days=1),  # until the talk begins (bot.talks.remind_of_talk)
    LOOK_BACK: timedelta(days=2),
    HELD: timedelta(days=14),
}
_LONGEST = timedelta(hours=20)
_DAYTIME = (time(9), time(20))


def next_moment(days: Sequence[int], at: str, zone: ZoneInfo, after: datetime) -> datetime | None:
    """The first moment after `after` on one of the days (0 is Monday) at this local time.

    The wall clock counts: ten o'clock stays ten o'clock when summer time begins or ends.
    """
    hour, _, minute = at.partition(":")
    start = after.astimezone(zone).date()
    for ahead in range(_WEEK):
        day = start + timedelta(days=ahead)
        moment = datetime.combine(day, time(int(hour), int(minute)), zone).astimezone(UTC)
        if day.weekday() in days and moment > after:
            return moment
    return None


def plan_rhythm(work: Work, client_id: str, timezone: str, now: datetime) -> None:
    """The one waiting check-in of this client, as his rhythm says; none when he wants none."""
    rhythm = work.rhythms.of_client(client_id)
    moment = _wanted(rhythm, ZoneInfo(timezone), now) if rhythm and rhythm.active else None
    waiting = work.dues.waiting(client_id, CHECK_IN)
    if moment is None:
        for due in waiting:
            work.dues.drop(due)
    elif not waiting or len(waiting) > 1 or waiting[0].due_at != moment:
        work.dues.plan_once(client_id, CHECK_IN, moment)


def _wanted(rhythm: Rhythm, zone: ZoneInfo, now: datetime) -> datetime | None:
    after = max(now, rhythm.paused_until) if rhythm.paused_until else now
    return next_moment(rhythm.days, rhythm.time, zone, after)


def is_too_late(due: Due, now: datetime) -> bool:
    """Its moment has passed: the next one will do."""
    return now - due.due_at > _PATIENCE.get(due.kind, _LONGEST)


def may_begin(work: Work, client: Client, due: Due, timezone: str, now: datetime) -> bool:
    """The one gate: once a day, in the daytime, in no danger, not during a talk or a pause."""
    zone = ZoneInfo(timezone)
    if client.state != "active" or client.chat_id is None or _is_paused(work, client, now):
        return False
    if due.kind != "soft_question" and work.incidents.open_of(client.id) is not None:
        return False
    if due.kind == REMIND:
        return True  # the client chose this moment himself
    if due.kind in ("later", HELD):
        return not _is_talking(work, client, now)
    return (
        work.dues.sent_today(client.id, now, zone) == 0
        and (due.kind == CHECK_IN or _is_daytime(now, zone))
        and not _is_talking(work, client, now)
    )


def _is_paused(work: Work, client: Client, now: datetime) -> bool:
    rhythm = work.rhythms.of_client(client.id)
    return bool(rhythm and rhythm.paused_until and rhythm.paused_until > now)


def _is_daytime(now: datetime, zone: ZoneInfo) -> bool:
    return _DAYTIME[0] <= now.astimezone(zone).time() < _DAYTIME[1]


def _is_talking(work: Work, client: Client, now: datetime) -> bool:
    recent = work.conversations.stack(client.id)
    return any(now - row.last_at < _QUIET for row in recent)
