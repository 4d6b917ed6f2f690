"""The clock of danger: whoever does not read in time is not the last one who was asked."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.danger_line import Alarm
from bot.danger_telling import tell_first, tell_next, told
from bot.danger_words import GRAVE, line, numbers
from bot.links import Links
from bot.reply import Reply
from bot.saying import say, tell_client
from locales.loader import Words
from store import Store, Work
from store.models import Signal
from store.organisation import Organisation

# A question in danger that stays open this long counts as not known.
SILENCE = timedelta(minutes=2)
DAY = timedelta(days=1)
_OPENED = ("read", "picked_up", "done")


def tick(
    store: Store,
    words: Words,
    organisation: Organisation,
    now: datetime,
    links: Links | None = None,
) -> None:
    """Look at every open incident, each in a unit of work of its own. Runs in a thread."""
    with store.open_reading() as work:
        open_ones = [incident.id for incident in work.incidents.all_open()]
    for incident_id in open_ones:
        with store.open_work() as work:
            alarm = _alarm(work, incident_id, words, organisation, now, links or Links())
            if alarm is not None:
                look_after(alarm)
                work.commit()


def look_after(alarm: Alarm) -> None:
    """One incident: tell, tell the next one, or let it end."""
    signals = told(alarm)
    if any(signal.state in _OPENED for signal in signals):
        _end_when_old(alarm)
    elif not signals:
        _begin_when_silent(alarm)
    elif _is_late(alarm, signals):
        _go_on(alarm)


def _alarm(
    work: Work,
    incident_id: str,
    words: Words,
    organisation: Organisation,
    now: datetime,
    links: Links,
) -> Alarm | None:
    incident = work.incidents.get(incident_id)
    client = work.clients.get(incident.client_id) if incident else None
    if incident is None or client is None or incident.state != "open":
        return None
    return Alarm(work, words, organisation, links, now, client, incident)


def _begin_when_silent(alarm: Alarm) -> None:
    """No answer to the question is no all-clear; and danger that nobody may be told ends."""
    incident = alarm.incident
    if incident.escalated_level == 0 and incident.tier in GRAVE:
        if incident.answer is None and alarm.now - incident.opened_at >= SILENCE:
            for place, reply in enumerate(tell_first(alarm)):
                _say(alarm, reply, f"silent:{place}")
            incident.answer = "unknown"
        elif alarm.now - incident.opened_at >= DAY:
            alarm.work.incidents.close(incident)


def _is_late(alarm: Alarm, signals: list[Signal]) -> bool:
    """Unread for too long, or it did not even arrive."""
    if all(signal.state in ("failed", "taken_back") for signal in signals):
        return True
    escalation = alarm.organisation.escalation
    is_now = alarm.incident.tier == "A"
    minutes = escalation.minutes_a if is_now else escalation.minutes_b
    since = alarm.incident.escalated_at or alarm.incident.opened_at
    return alarm.now - since >= timedelta(minutes=minutes)


def _go_on(alarm: Alarm) -> None:
    following = tell_next(alarm)
    if following is None:
        reply = say(alarm.words, "say_danger_unread_last", line(alarm.organisation))
        _say(alarm, reply, "unread_last")
        return
    values = numbers(alarm.words) | {"contact_name": following.name}
    reply = say(alarm.words, "say_danger_unread", values)
    _say(alarm, reply, f"unread:{alarm.incident.escalated_level}")


def _end_when_old(alarm: Alarm) -> None:
    """Somebody opened it, and a day later nobody has said more: check-ins may begin again."""
    if alarm.now - alarm.incident.opened_at >= DAY:
        alarm.work.incidents.close(alarm.incident)


def _say(alarm: Alarm, reply: Reply, what: str) -> None:
    key = f"danger:{alarm.incident.id}:{what}"
    tell_client(alarm.work, alarm.client, reply, kind="safety", key=key)
