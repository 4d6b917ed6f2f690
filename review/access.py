"""Who may see what, in this one place: every page asks here, and what is not given is not there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from review.parts import Parts
from review.refusal import Refusal, missing
from review.visitor import visitor_of
from store.conflict import has_a_part
from store.models import Client, Contact, Incident, Role, Signal, Staff
from store.repositories import By
from store.times import now

if TYPE_CHECKING:
    from starlette.requests import Request

    from store import Work

_ARRIVED = ("sent", "read", "picked_up", "done")
# The bot tells somebody when its question stayed open for two minutes; it may be gone itself.
_SILENCE = timedelta(minutes=3)
_GRAVE = ("A", "B")


@dataclass(frozen=True)
class Shared:
    """A signal with those whom it concerns; the visitor is this contact."""

    signal: Signal
    contact: Contact
    client: Client

    @property
    def by(self) -> By:
        return By("contact", self.contact.id)


def contacts_of(work: Work, request: Request) -> list[Contact]:
    """For whom the visitor is a contact, or was asked to be; the only way to anything shared."""
    visitor = visitor_of(work, request)
    if visitor.kind != "chat":
        raise missing()
    return [each for each in work.contacts.by_chat(visitor.id) if each.declined_at is None]


def contact_of(work: Work, request: Request, contact_id: str) -> Contact:
    """One of those."""
    for contact in contacts_of(work, request):
        if contact.id == contact_id:
            return contact
    raise missing()


def shared_with(work: Work, request: Request, signal_id: str) -> Shared:
    """A signal that went to the visitor, is not taken back, and whose contact is confirmed."""
    mine = {each.id: each for each in contacts_of(work, request) if each.is_ready}
    signal = work.signals.get(signal_id)
    contact = mine.get(signal.contact_id or "") if signal else None
    client = work.clients.get(signal.client_id) if signal else None
    if signal is None or contact is None or client is None:
        raise missing()
    if signal.state == "taken_back":
        raise Refusal("signal_taken_back", 410, client_name=client.name or "")
    if signal.state not in _ARRIVED:
        raise missing()
    return Shared(signal, contact, client)


def staff_of(work: Work, request: Request) -> Staff:
    """The member of staff who visits, as long as he works here."""
    visitor = visitor_of(work, request)
    staff = work.staff.get(visitor.id) if visitor.kind in ("staff", "member") else None
    if staff is None or staff.removed_at is not None:
        raise missing()
    return staff


def member_of(work: Work, request: Request, *roles: Role) -> Staff:
    """Whoever logged in with password and phone, in one of these roles; any role when none is."""
    try:
        visitor = visitor_of(work, request)
    except Refusal:
        raise Refusal("log_in_first", 401) from None
    if visitor.kind != "member":
        raise Refusal("log_in_first", 401)
    staff = staff_of(work, request)
    if roles and not set(roles) & set(staff.roles):
        raise Refusal("not_yours", 403)
    return staff


def incidents_for(work: Work, house: Parts, staff: Staff) -> list[Incident]:
    """Open danger that this member of staff may look at, oldest first."""
    return [each for each in work.incidents.all_open() if may_see(work, house, staff, each)]


def may_see(work: Work, house: Parts, staff: Staff, incident: Incident) -> bool:
    """It was told to him; or he is on call there, and has no part in the story himself."""
    signals = work.signals.of_incident(incident.id)
    if any(each.staff_id == staff.id and each.state != "taken_back" for each in signals):
        return True
    client = work.clients.get(incident.client_id)
    is_known = bool(signals) or is_silent_danger(work, house, incident, now())
    if client is None or not is_known or not is_on_duty(work, staff, client.location):
        return False
    return not has_a_part(incident.words, staff.name, house.words().roles.get("on_call", ()))


def is_on_duty(work: Work, staff: Staff, location: str) -> bool:
    return any(each.id == staff.id for each in work.staff.on_call(location, now()))


def is_silent_danger(work: Work, house: Parts, incident: Incident, at: datetime) -> bool:
    """The client gave no answer, and nobody was told: that is no all-clear."""
    is_open = incident.tier in _GRAVE and incident.answer is None
    is_allowed = may_hear_words(work, incident) or house.organisation.danger.without_consent == (
        "attention"
    )
    return is_open and is_allowed and at - incident.opened_at > _SILENCE


def may_hear_words(work: Work, incident: Incident) -> bool:
    """The client agreed that others are told when he is in danger."""
    return work.consents.given(incident.client_id, "danger") is True
