"""A small stage for the people side: the cast with their chats, on a SQLite store of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from bot.incoming import Incoming
from bot.links import Links
from bot.reply import Reply
from bot.scene import Scene
from locales.loader import Words, load_words
from store import Store, Work
from store.models import Client, Contact, Person
from store.models.contact import Relation
from store.organisation import Organisation, load_organisation
from tests.people import ANNA, SANNE, Somebody

ROOT = Path(__file__).parents[2]
LINKS = Links("http://127.0.0.1:8000", "http://127.0.0.1:8001", "zegje_bot")
LOCATION = "linde"


@cache
def words() -> Words:
    return load_words(ROOT / "locales/nl")


@cache
def organisation() -> Organisation:
    return load_organisation(ROOT / "organisation.example.yml")


@dataclass
class Stage:
    """The store, and a clock that a test moves by hand."""

    store: Store
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    organisation: Organisation = field(default_factory=organisation)

    def later(self, **passed: float) -> None:
        self.now += timedelta(**passed)

    @contextmanager
    def scene(self, who: Somebody, name: str | None = None) -> Iterator[Scene]:
        """One message of somebody, in a unit of work that is committed at the end."""
        with self.store.open_work() as work:
            yield self._scene(work, who, name or who.name)
            work.commit()

    def _scene(self, work: Work, who: Somebody, name: str) -> Scene:
        address = str(who.telegram_id)
        chat = work.chats.get_or_make("telegram", address)
        incoming = Incoming("telegram", address, "1:1", "text", sender_name=name)
        client = work.clients.by_chat("telegram", address)
        person = work.session.get(Person, chat.person_id)
        assert person is not None
        return Scene(
            work=work,
            incoming=incoming,
            chat=chat,
            person=person,
            client=client,
            contacts=tuple(work.contacts.by_chat(chat.id)),
            staff=work.staff.by_chat(chat.id),
            words=words(),
            organisation=self.organisation,
            now=self.now,
            links=LINKS,
        )

    def said_to(self, who: Somebody) -> list[Reply]:
        """Everything in the outbox for this chat, in order."""
        with self.store.open_reading() as work:
            chat = work.chats.by_address("telegram", str(who.telegram_id))
            rows = work.outbox.after(chat.id, 0) if chat else []
            return [Reply.from_body(row.body) for row in rows]

    def heard(self, who: Somebody) -> list[str]:
        """The names of what was put in this chat by others, in order."""
        return [reply.utter or "" for reply in self.said_to(who)]

    def admit(self, who: Somebody = SANNE, consent: bool | None = True) -> str:
        """A client who is past the welcome; her id."""
        with self.scene(who) as scene:
            client, code = scene.work.clients.invite(LOCATION, who.name)
            assert scene.work.clients.admit(code, scene.chat) is not None
            client.state = "active"
            if consent is not None:
                scene.work.consents.record(client.id, "danger", consent, "1")
            return client.id

    def befriend(
        self, who: Somebody = ANNA, whose: Somebody = SANNE, relation: Relation = "staff"
    ) -> str:
        """A confirmed contact; the id."""
        with self.scene(who) as scene:
            client = client_of(scene.work, whose)
            _, code = scene.work.contacts.invite(client, who.name, relation, emergency=True)
            contact = scene.work.contacts.accept(code, scene.chat)
            assert contact is not None
            assert scene.work.contacts.confirm(contact)
            return contact.id


def client_of(work: Work, who: Somebody) -> Client:
    found = work.clients.by_chat("telegram", str(who.telegram_id))
    assert found is not None
    return found


def contact_of(work: Work, contact_id: str) -> Contact:
    found = work.contacts.get(contact_id)
    assert found is not None
    return found


def utters(replies: list[Reply] | None) -> list[str]:
    return [reply.utter or "" for reply in replies or []]


def button(replies: list[Reply], payload: str) -> str:
    """The callback data of the newest button of that name."""
    found = [
        each.payload
        for reply in replies
        for each in reply.buttons
        if each.payload.partition("|")[0] == payload
    ]
    assert found, payload
    return found[-1]
