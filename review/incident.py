"""One incident as on-call sees it: who, where, the words when allowed, and who else knows."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.access import may_hear_words, may_see
from review.contact import name_of
from review.parts import Parts
from review.refusal import missing
from review.render import moment
from store.models import Client, Incident, Signal, Staff

if TYPE_CHECKING:
    from store import Work

_LOOK_BACK = 100
_SAID = "say_danger_"


@dataclass(frozen=True)
class Told:
    """Somebody who was told, and how far he is."""

    name: str
    state: str


@dataclass(frozen=True)
class View:
    """Everything on the page; only `id` when it was not opened yet."""

    id: str
    is_open: bool = False
    client_name: str = ""
    code: str = ""
    location: str = ""
    when: str = ""
    tier: str = ""
    may_hear: bool = False
    words: str = ""
    said: tuple[str, ...] = ()
    answer: str = "none"
    told: tuple[Told, ...] = ()
    state: str = ""


def find(work: Work, house: Parts, staff: Staff, incident_id: str) -> Incident:
    """An incident that this member of staff may look at; closed ones only if he was told."""
    incident = work.incidents.get(incident_id)
    if incident is None:
        raise missing()
    was_told = own_signal(work, staff, incident) is not None
    if not (was_told if incident.state == "closed" else may_see(work, house, staff, incident)):
        raise missing()
    return incident


def own_signal(
    work: Work, staff: Staff, incident: Incident, *, make: bool = False
) -> Signal | None:
    """What this member of staff was told; `make` for who finds it here before anybody told him."""
    for signal in work.signals.of_incident(incident.id):
        if signal.staff_id == staff.id and signal.state != "taken_back":
            return signal
    return _made(work, staff, incident) if make else None


def view_of(work: Work, house: Parts, incident: Incident, mine: Signal) -> View:
    """For who opened it; without consent neither words nor what the answers give away."""
    client = work.clients.get(incident.client_id)
    may_hear = may_hear_words(work, incident) and mine.with_words
    place = client.location if client else ""
    return View(
        id=incident.id,
        is_open=True,
        client_name=name_of(house, client),
        code=client.code if client else "",
        location=house.organisation.locations.get(place, place),
        when=moment(house, incident.opened_at),
        tier=incident.tier,
        may_hear=may_hear,
        words=(incident.words or "") if may_hear else "",
        said=_said(work, client, incident) if client and may_hear else (),
        answer=incident.answer or "none",
        told=tuple(_told(work, house, incident)),
        state=mine.state,
    )


def _made(work: Work, staff: Staff, incident: Incident) -> Signal:
    may_hear = may_hear_words(work, incident)
    return work.signals.draft(
        incident.client_id,
        (incident.words or "") if may_hear else "",
        "on_call",
        staff_id=staff.id,
        incident_id=incident.id,
        with_words=may_hear,
        urgency="danger_a" if incident.tier == "A" else "danger_b",
    )


def _said(work: Work, client: Client, incident: Incident) -> tuple[str, ...]:
    """What the bot said since it began, from the client's own chat, word for word."""
    chat = work.chats.get(client.chat_id) if client.chat_id else None
    rows = work.outbox.after(chat.id, chat.last_seq - _LOOK_BACK) if chat else []
    since = [json.loads(row.body) for row in rows if row.created_at >= incident.opened_at]
    texts = [body["text"] for body in since if str(body.get("utter")).startswith(_SAID)]
    return tuple(dict.fromkeys(texts))


def _told(work: Work, house: Parts, incident: Incident) -> list[Told]:
    signals = reversed(work.signals.of_incident(incident.id))
    return [
        Told(_name(work, house, each), each.state) for each in signals if each.state != "taken_back"
    ]


def _name(work: Work, house: Parts, signal: Signal) -> str:
    words = house.words().pages
    staff = work.staff.get(signal.staff_id) if signal.staff_id else None
    if staff is not None:
        return staff.name
    contact = work.contacts.get(signal.contact_id) if signal.contact_id else None
    adviser = words["told_adviser"] if signal.audience == "adviser" else words["somebody"]
    return (contact.name if contact else None) or adviser
