"""Puts names and words from the store into a sentence; Rasa never sees any of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from bot.saying import names, word_on_button
from bot.scene import Scene
from bot.signals import whom
from bot.talk_telling import in_words, with_whom
from locales.responses import as_begun
from store.models import Client, Contact, Conversation, Talk

_PLACE = re.compile(r"\{([a-z]\w*)\}")
_NAMELESS = re.compile(r",? \{client_name\}")
_ANSWER = "answer_"


class UnknownPlaceholder(Exception):
    """A sentence asks for something that the store does not have; only its name is told."""


class Placeholders:
    """The names and words of one client, as one conversation needs them."""

    def __init__(self, scene: Scene, client: Client, conversation: Conversation | None) -> None:
        self._scene, self._client, self._conversation = scene, client, conversation
        subject = conversation.subject_id if conversation else None
        self.signal = scene.work.signals.get(subject) if subject else None
        self._contact = scene.work.contacts.get(subject) if subject else None
        self._talk = scene.work.talks.get(subject) if subject else None

    def fill(self, text: str, payload: str = "") -> str:
        """The text with everything filled in, in one pass: words that hold braces stay words.

        `payload` is that of the button whose title this is: it says which contact is meant.
        """
        if not self._client.name:
            text = _NAMELESS.sub("", text)
        return _PLACE.sub(lambda place: as_begun(place, self._value(place[1], payload)), text)

    @property
    def known(self) -> frozenset[str]:
        """The names that can be filled in, beside `answer_<slot>` and `contact_<n>`."""
        return frozenset(_FINDERS)

    def _value(self, name: str, payload: str) -> str:
        value = self._found(name, payload)
        if not value:
            raise UnknownPlaceholder(name)
        return value

    def _found(self, name: str, payload: str) -> str | None:
        if name.startswith(_ANSWER):
            return self._answer(name.removeprefix(_ANSWER))
        if re.fullmatch(r"contact_\d+", name):
            return self._contact_on_button(payload)
        find = _FINDERS.get(name)
        return find(self) if find else None

    def client_name(self) -> str:
        return names(self._scene.words, self._client)["client_name"]

    def contact_name(self) -> str | None:
        """Whom this conversation is about, or the contact who would be told something now."""
        if self.signal is not None:
            called = whom(self._scene.work, self.signal, self._scene.words, self._client)
            return called.get("contact_name")
        contact = self._contact or self._first_contact()
        return names(self._scene.words, self._client, contact)["contact_name"]

    def signal_words(self) -> str | None:
        return self.signal.words if self.signal else None

    def invite_link(self) -> str | None:
        contact, links = self._contact, self._scene.links
        return links.invite(self._scene.work.contacts.invite_again(contact)) if contact else None

    def phone_link(self) -> str:
        return self._scene.links.web_phone(self._scene.work.clients.relink(self._client))

    def helper_name(self) -> str | None:
        return word_on_button(self._scene.words, "buttons_helper", f"helper={self._code('helper')}")

    def day(self) -> str | None:
        rhythm = self._scene.work.rhythms.of_client(self._client.id)
        first = f"rhythm_day={rhythm.days[0]}" if rhythm and rhythm.days else ""
        return word_on_button(self._scene.words, "buttons_rhythm_day", first)

    def time(self) -> str | None:
        rhythm = self._scene.work.rhythms.of_client(self._client.id)
        return rhythm.time if rhythm else None

    def advocate_name(self) -> str:
        """With whom the talk is that this conversation is about, or that comes next."""
        return with_whom(self._scene, self._talk or self._coming())

    def talk(self) -> str | None:
        coming = self._coming()
        return in_words(self._scene, coming) if coming else None

    def on_call_name(self) -> str:
        return self._scene.organisation.on_call.name

    def on_call_phone(self) -> str:
        return self._scene.organisation.on_call.phone

    def _coming(self) -> Talk | None:
        return self._scene.work.talks.coming(self._client.id, self._scene.now)

    def _first_contact(self) -> Contact | None:
        work = self._scene.work
        chosen = work.contacts.ready_of(self._client.id) or work.contacts.of_client(self._client.id)
        return chosen[0] if chosen else None

    def _contact_on_button(self, payload: str) -> str | None:
        first = payload.partition("=")[2]
        mine = self._scene.work.contacts.of_client(self._client.id)
        found = next((each for each in mine if first and each.id.startswith(first)), None)
        if found is None:
            advocates = self._scene.work.assignments.of_client(self._client.id)
            return next((each.name for each in advocates if each.id.startswith(first)), None)
        return names(self._scene.words, self._client, found)["contact_name"]

    def _answer(self, question: str) -> str | None:
        given = self._scene.work.answers.latest(self._client.id, question)
        return given.words if given else None

    def _code(self, question: str) -> str | None:
        given = self._scene.work.answers.latest(self._client.id, question)
        return given.code if given else None


_FINDERS: Mapping[str, Callable[[Placeholders], str | None]] = {
    "client_name": Placeholders.client_name,
    "contact_name": Placeholders.contact_name,
    "signal_words": Placeholders.signal_words,
    "invite_link": Placeholders.invite_link,
    "phone_link": Placeholders.phone_link,
    "helper_name": Placeholders.helper_name,
    "day": Placeholders.day,
    "time": Placeholders.time,
    "advocate_name": Placeholders.advocate_name,
    "talk": Placeholders.talk,
    "on_call_name": Placeholders.on_call_name,
    "on_call_phone": Placeholders.on_call_phone,
}
