"""A signal to an advocate that waits too long: whom the organisation wants told, and after when.

Words go to advocates of the client only: that is what he was told before he said yes. Managers
hear that something waits, without a word of it, so that they can assign somebody.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.advocates import nudge_again, role_words
from bot.around import Around
from bot.saying import say, tell_client
from bot.signals import whom
from store.advocates import reachable
from store.models import Client, Signal, Staff
from store.organisation import Rung
from store.repositories import By


@dataclass(frozen=True)
class _Waiting:
    """One unread signal; `holder` is None when he left."""

    client: Client
    signal: Signal
    holder: Staff | None
    following: Staff | None
    handed: int
    """How often it went to a next advocate by itself."""


def climb(around: Around, now: datetime) -> None:
    """Each unread signal at most one step; after a restart no step is taken twice."""
    for signal in around.work.signals.unread_since(now, "normal"):
        client = around.work.clients.get(signal.client_id)
        if signal.audience == "advocate" and client is not None:
            _climb(around, _waiting(around, (client, signal), now), now)


def _climb(around: Around, waiting: _Waiting, now: datetime) -> None:
    signal, holder = waiting.signal, waiting.holder
    if waiting.following is not None and (holder is None or holder.is_away(now)):
        _hand_on(around, waiting, is_away=True)
        signal.escalated_at = now
        return
    rung = _next_rung(around.organisation.ladder.steps, waiting)
    since = signal.escalated_at or signal.sent_at or now
    if rung is None or now - since < timedelta(hours=rung.after_hours):
        return
    if rung.tell == "next_advocate":
        _hand_on(around, waiting, is_away=False)
    else:
        _tell_that_it_waits(around, waiting, rung)
    signal.escalated_at = now


def _next_rung(rungs: tuple[Rung, ...], waiting: _Waiting) -> Rung | None:
    """What was not done yet. `escalated_level` counts every step that was taken."""
    taken = waiting.signal.escalated_level - waiting.handed
    for rung in rungs:
        if rung.tell == "next_advocate":
            if waiting.following is not None:
                return rung
        elif taken == 0:
            return rung
        else:
            taken -= 1
    return None


def _waiting(around: Around, about: tuple[Client, Signal], now: datetime) -> _Waiting:
    client, signal = about
    handed = [each for each in around.work.signals.story(signal.id) if each.deed == "handed"]
    asked = {signal.staff_id, *(id_ for each in handed for id_ in (each.to_id, each.by_id))}
    there = reachable(around.work, signal, role_words(around.words), now)
    holder = around.work.staff.get(signal.staff_id) if signal.staff_id else None
    return _Waiting(
        client=client,
        signal=signal,
        holder=holder if holder is not None and holder.removed_at is None else None,
        following=next((each for each in there if each.id not in asked), None),
        handed=sum(each.by_kind == "system" for each in handed),
    )


def _hand_on(around: Around, waiting: _Waiting, *, is_away: bool) -> None:
    client, signal, to = waiting.client, waiting.signal, waiting.following
    if to is None:
        return
    before = around.work.staff.get(signal.staff_id) if signal.staff_id else None
    around.work.signals.tell(signal, "handed", By("system", signal.staff_id), to_id=to.id)
    signal.staff_id, signal.escalated_level = to.id, signal.escalated_level + 1
    somebody = around.words.responses["say_somebody"].text
    called = {"advocate_name": before.name if before else somebody, "contact_name": to.name}
    reply = say(around.words, "say_advocate_away" if is_away else "say_advocate_next", called)
    step = f"{signal.id}:{signal.escalated_level}"
    tell_client(around.work, client, reply, key=f"next:{step}")
    nudge_again(around, signal, to, f"next_to:{step}")


def _tell_that_it_waits(around: Around, waiting: _Waiting, rung: Rung) -> None:
    """The truth for the client; and the one who has it, or managers of his place, are asked."""
    client, signal = waiting.client, waiting.signal
    signal.escalated_level += 1
    step, words = f"{signal.id}:{signal.escalated_level}", around.words
    reply = say(words, "say_nobody_read", whom(around.work, signal, words, client), signal.id[:8])
    tell_client(around.work, client, reply, key=f"unread:{step}")
    if rung.tell == "manager":
        _tell_managers(around, client, step)
    elif waiting.holder is not None:
        nudge_again(around, signal, waiting.holder, f"again:{step}")


def _tell_managers(around: Around, client: Client, step: str) -> None:
    nudge = say(around.words, "say_manager_waits", {"code": client.code})
    for staff in around.work.staff.all():
        if "manager" in staff.roles and staff.works_at(client.location):
            for chat in around.work.staff.chats_of(staff, around.organisation.ladder.by):
                key = f"manager:{step}:{staff.id}:{chat.channel}"
                around.work.outbox.put(chat, nudge.to_body(), dedup_key=key)
