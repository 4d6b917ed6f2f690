"""Who may be told of danger, in which order; never somebody who has a part in the story."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.links import Links
from locales.loader import Words
from store import Work
from store.conflict import has_a_part as named_in
from store.models import Audience, Chat, Client, Contact, Incident, Signal, Staff
from store.organisation import Organisation


@dataclass(frozen=True)
class Alarm:
    """One incident in its circumstances, in an open unit of work."""

    work: Work
    words: Words
    organisation: Organisation
    links: Links
    now: datetime
    client: Client
    incident: Incident

    @property
    def may_tell(self) -> bool:
        """The client agreed at the start; then the words go along."""
        return self.work.consents.given(self.client.id, "danger") is True


@dataclass(frozen=True)
class Listener:
    """Somebody who can be told; `step` is the place in the organisation's order."""

    step: str
    audience: Audience
    name: str
    chat: Chat
    contact: Contact | None = None
    staff: Staff | None = None

    @property
    def key(self) -> str | None:
        """Tells listeners apart; the same as `key_of` gives for a signal to this one."""
        somebody = self.contact or self.staff
        return _key(self.audience, somebody.id if somebody else None)


def key_of(signal: Signal) -> str | None:
    """Which listener this signal went to."""
    return _key(signal.audience, signal.contact_id or signal.staff_id)


def listeners(alarm: Alarm) -> list[Listener]:
    """Everybody who may be told, in order, without those who have a part in the story."""
    return [each for each in _in_order(alarm) if not has_a_part(alarm, each)]


def has_a_part(alarm: Alarm, listener: Listener) -> bool:
    """Named in the story, or the role is; then somebody else is told."""
    if listener.step == "confidential_adviser":
        return False
    if listener.contact is not None and not alarm.incident.words:
        return True  # nobody knows the story yet: `bot.danger_about` asks first
    role = listener.contact.relation if listener.contact else "on_call"
    role_words = alarm.words.roles.get(role, frozenset())
    return named_in(alarm.incident.words, listener.name, role_words)


def _in_order(alarm: Alarm) -> Iterator[Listener]:
    for step in alarm.organisation.escalation.order:
        if step == "emergency_contact" and alarm.may_tell:
            yield from contacts(alarm)
        elif step == "on_call":
            yield from _on_call(alarm)
        elif step == "confidential_adviser":
            yield _adviser(alarm)


def contacts(alarm: Alarm) -> Iterator[Listener]:
    """The contacts whom the client chose for emergencies, or else the first that he chose."""
    ready = alarm.work.contacts.ready_of(alarm.client.id)
    chosen = [each for each in ready if each.emergency] or ready[:1]
    for contact in chosen:
        chat = alarm.work.chats.get(contact.chat_id) if contact.chat_id else None
        if chat is not None and chat.blocked_at is None:
            name = contact.name or alarm.words.responses["say_somebody"].text
            yield Listener("emergency_contact", "contact", name, chat, contact=contact)


def _on_call(alarm: Alarm) -> Iterator[Listener]:
    people = alarm.organisation.on_call.people
    there = alarm.work.staff.on_call(alarm.client.location, alarm.now)
    if people:
        there = sorted((s for s in there if s.email in people), key=lambda s: _place(people, s))
    for staff in there:
        chat = alarm.work.staff.chat_of(staff)
        if chat is not None:
            yield Listener("on_call", "on_call", staff.name, chat, staff=staff)


def _adviser(alarm: Alarm) -> Listener:
    adviser = alarm.organisation.confidential_adviser
    staff = alarm.work.staff.by_email(adviser.email)
    chat = alarm.work.chats.get_or_make("email", adviser.email)
    name = alarm.words.responses["say_adviser"].text
    return Listener("confidential_adviser", "adviser", name, chat, staff=staff)


def _place(people: tuple[str, ...], staff: Staff) -> int:
    return people.index(staff.email) if staff.email in people else len(people)


def _key(audience: str, somebody_id: str | None) -> str | None:
    return audience if audience == "adviser" else somebody_id
