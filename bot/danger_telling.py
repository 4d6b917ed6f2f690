"""Tells somebody of danger: a nudge without content, the words behind a button or a log-in."""

from __future__ import annotations

from collections.abc import Sequence

from bot.danger_line import Alarm, Listener, key_of, listeners
from bot.danger_words import line
from bot.reply import Reply
from bot.saying import names, say
from store.models import Signal, Urgency
from store.signal_post import post_nudge, post_signal

_AT_ONCE = ("emergency_contact", "on_call")


def tell_first(alarm: Alarm) -> list[Reply]:
    """Begin: the emergency contact and on-call at the same time. Says to the client who that is."""
    if not _may_begin(alarm):
        return [say(alarm.words, "say_danger_nobody", line(alarm.organisation))]
    queue = _untold(alarm)
    first = [_first_of(queue, step) for step in _AT_ONCE]
    chosen = [each for each in first if each is not None] or queue[:1]
    return tell(alarm, chosen)


def tell_next(alarm: Alarm) -> Listener | None:
    """The next in line; None when everybody was told."""
    queue = _untold(alarm) if _may_begin(alarm) else []
    if not queue:
        return None
    tell(alarm, queue[:1])
    return queue[0]


def told(alarm: Alarm) -> list[Signal]:
    """What went out about this incident."""
    return alarm.work.signals.of_incident(alarm.incident.id)


def _may_begin(alarm: Alarm) -> bool:
    return alarm.may_tell or alarm.organisation.danger.without_consent == "attention"


def _untold(alarm: Alarm) -> list[Listener]:
    before = {key_of(signal) for signal in told(alarm)}
    return [each for each in listeners(alarm) if each.key not in before]


def _first_of(queue: Sequence[Listener], step: str) -> Listener | None:
    return next((each for each in queue if each.step == step), None)


def tell(alarm: Alarm, chosen: Sequence[Listener]) -> list[Reply]:
    """Post to these, start the clock of escalation anew, and say to the client who it is."""
    for listener in chosen:
        _post(alarm, listener)
    alarm.work.incidents.escalate(alarm.incident)
    alarm.incident.escalated_at = alarm.now
    return [_promise(alarm, listener) for listener in chosen]


def _post(alarm: Alarm, listener: Listener) -> None:
    signal = _signal(alarm, listener)
    called = names(alarm.words, alarm.client) | {"on_call_link": alarm.links.on_call}
    if listener.contact is None:
        nudge = say(alarm.words, "say_danger_nudge_staff", called)
        post_nudge(alarm.work, signal, listener.chat, nudge.text)
    else:
        nudge = say(alarm.words, "say_danger_nudge", called)
        post_signal(alarm.work, signal, nudge.text, nudge.buttons[0].title)


def _signal(alarm: Alarm, listener: Listener) -> Signal:
    return alarm.work.signals.draft(
        alarm.client.id,
        (alarm.incident.words or "") if alarm.may_tell else "",
        listener.audience,
        contact_id=listener.contact.id if listener.contact else None,
        staff_id=listener.staff.id if listener.staff else None,
        incident_id=alarm.incident.id,
        with_words=alarm.may_tell,
        urgency=_urgency(alarm),
    )


def _urgency(alarm: Alarm) -> Urgency:
    return "danger_a" if alarm.incident.tier == "A" else "danger_b"


def _promise(alarm: Alarm, listener: Listener) -> Reply:
    name = "say_danger_telling" if alarm.may_tell else "say_danger_telling_no_words"
    return say(alarm.words, name, {"contact_name": listener.name})
