"""The website on a store of its own, with the cast in it, for every test of review."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

from httpx import ASGITransport, AsyncClient, Cookies, Response
from jinja2 import Environment

from locales.marking import Marker, read_marker
from review.app import make_app
from review.browser import new_browser
from review.codes import whose
from review.parts import Parts
from review.render import make_templates
from review.throttle import Deed, Throttle
from review.visitor import start_session
from store import Store, Work
from store.models import Client, Contact, Signal, Staff
from store.repositories import By
from tests.bot.people_side import ROOT, organisation
from tests.people import ANNA, SANNE, Somebody
from tests.review.texts import texts

ADDRESS = "http://127.0.0.1:8001"
LOCATION = "linde"
WORDS = "I would like to live in Emmen again <b>soon</b>"
_PROOF = re.compile(r'name="proof" value="([0-9a-f]{64})"')
_CODE = re.compile(r"\b\d{6}\b")
_WIDE: dict[Deed, str] = {"ask_link": "100 per hour", "send_code": "100 per hour"}


@cache
def _templates() -> Environment:
    return make_templates()


@cache
def _marker() -> Marker:
    """Without the long list of words that most people know: that is made with a release."""
    return read_marker(ROOT / "locales/nl", Path("nowhere"))


def email(who: Somebody) -> str:
    return f"{who.name.lower()}@linde.example"


@dataclass
class Visit:
    """Somebody's browser; it fills in forms as a person does: page first, then the button."""

    client: AsyncClient
    loop: asyncio.Runner
    page: str = ""
    status: int = 0

    def open(self, path: str) -> Visit:
        return self._see(self.get(path))

    def press(self, path: str, **fields: str) -> Visit:
        """Post with the proof of the page that is open."""
        return self._see(self.post(path, {"proof": self.proof, **fields}))

    def get(self, path: str, **headers: str) -> Response:
        return self.loop.run(self.client.get(path, headers=headers))

    def post(self, path: str, fields: Mapping[str, str], **headers: str) -> Response:
        return self.loop.run(self.client.post(path, data=dict(fields), headers=headers))

    @property
    def cookie(self) -> str:
        return self.client.cookies["review"]

    @property
    def proof(self) -> str:
        found = _PROOF.search(self.page)
        return found[1] if found else ""

    def says(self, name: str, **values: str) -> bool:
        """Whether the page shows the first line of this text."""
        first = texts().pages[name].splitlines()[0]
        for key, value in values.items():
            first = first.replace(f"{{{key}}}", value)
        return first in unescape(self.page)

    def _see(self, answer: Response) -> Visit:
        self.page, self.status = answer.text, answer.status_code
        return self


@dataclass
class House:
    """`parts` can be replaced before the first visit."""

    store: Store
    loop: asyncio.Runner
    parts: Parts = field(init=False)

    def __post_init__(self) -> None:
        self.parts = Parts(
            store=self.store,
            words=texts,
            organisation=organisation(),
            throttle=Throttle(_WIDE),
            templates=_templates(),
            address=ADDRESS,
            marker=_marker,
        )

    def throttled(self, **limits: str) -> None:
        self.parts = replace(self.parts, throttle=Throttle(limits))  # type: ignore[arg-type]

    def visit(self) -> Visit:
        transport = ASGITransport(make_app(self.parts), raise_app_exceptions=False)
        address = self.parts.address
        client = AsyncClient(transport=transport, base_url=address, follow_redirects=True)
        return Visit(client, self.loop)

    def log_in(self, link: str) -> Visit:
        """As after `come_in`, without the way there, which takes tests most of their time."""
        visit, browser = self.visit(), new_browser()
        with self.store.open_work() as work:
            start_session(work, whose(work, link), browser)
            work.commit()
        visit.client.cookies = Cookies({"review": browser.secret})
        return visit.open("/in")

    def come_in(self, link: str, who: Somebody) -> Visit:
        """By a personal link and the code in his own channel."""
        visit = self.visit().open(f"/c/{link}").press(f"/c/{link}")
        return visit.press(f"/c/{link}/code", code=self.code_for(who))

    def code_for(self, who: Somebody) -> str:
        found = _CODE.search(self.last_to(who))
        assert found is not None
        return found[0]

    def last_to(self, who: Somebody) -> str:
        """The text of the newest message to this e-mail address."""
        return self.all_to(who)[-1]

    def all_to(self, who: Somebody) -> list[str]:
        with self.store.open_reading() as work:
            chat = work.chats.by_address("email", email(who))
            rows = work.outbox.after(chat.id, 0) if chat else []
            return [json.loads(row.body)["text"] for row in rows]

    # --- Who is here

    def admit(self, who: Somebody = SANNE, consent: bool | None = True) -> str:
        """A client; her id."""
        with self.store.open_work() as work:
            client, code = work.clients.invite(LOCATION, who.name)
            chat = work.chats.get_or_make("telegram", str(who.telegram_id))
            assert work.clients.admit(code, chat) is not None
            if consent is not None:
                work.consents.record(client.id, "danger", consent, "1")
            work.commit()
            return client.id

    def invite(self, client_id: str, who: Somebody = ANNA) -> tuple[str, str]:
        """A contact who was sent a letter, as the bot does it; his id and his link."""
        with self.store.open_work() as work:
            client = client_of(work, client_id)
            contact, _ = work.contacts.invite(
                client, who.name, "staff", channel="email", address=email(who)
            )
            contact.chat_id = work.chats.get_or_make("email", email(who)).id
            link = work.invites.make("page", contact_id=contact.id)
            work.commit()
            return contact.id, link

    def befriend(self, client_id: str, who: Somebody = ANNA) -> str:
        """A contact who accepted by e-mail and was confirmed; the id."""
        contact_id, _ = self.invite(client_id, who)
        with self.store.open_work() as work:
            contact = contact_of(work, contact_id)
            chat = work.chats.get_or_make("email", email(who))
            work.contacts.accept_here(contact, chat)
            assert work.contacts.confirm(contact)
            work.commit()
        return contact_id

    def link_for(self, contact_id: str) -> str:
        with self.store.open_work() as work:
            link = work.invites.make("page", contact_id=contact_id)
            work.commit()
            return link

    def share(self, contact_id: str, words: str = WORDS, **more: Any) -> str:
        """What a client said yes to, sent; the id of the signal."""
        with self.store.open_work() as work:
            contact = contact_of(work, contact_id)
            signal = work.signals.draft(
                contact.client_id,
                words,
                "contact",
                contact_id=contact_id,
                **more,
            )
            assert work.signals.send(signal, By("client", contact.client_id))
            work.commit()
            return signal.id

    def hire(self, who: Somebody, role: str = "on_call", location: str = LOCATION) -> str:
        """A member of staff; the link to the page."""
        with self.store.open_work() as work:
            staff = work.staff.add(who.name, [role], [location], email(who))  # type: ignore[list-item]
            link = work.invites.make("page", staff_id=staff.id)
            work.commit()
            return link

    def alarm(self, client_id: str, words: str = "help", minutes: int = 10, tier: str = "B") -> str:
        """An open incident that began some minutes ago and that nobody was told yet; its id."""
        with self.store.open_work() as work:
            incident, _ = work.incidents.open_or_join(client_id, tier, "abuse", words)  # type: ignore[arg-type]
            incident.opened_at -= timedelta(minutes=minutes)
            work.commit()
            return incident.id

    def state_of(self, signal_id: str) -> str:
        with self.store.open_reading() as work:
            return signal_of(work, signal_id).state

    def looks(self, client_id: str) -> list[tuple[str, str]]:
        """Who looked at what of this client, newest first."""
        with self.store.open_reading() as work:
            return [(each.actor_kind, each.what) for each in work.accesses.of_client(client_id)]


def client_of(work: Work, client_id: str) -> Client:
    found = work.clients.get(client_id)
    assert found is not None
    return found


def contact_of(work: Work, contact_id: str) -> Contact:
    found = work.contacts.get(contact_id)
    assert found is not None
    return found


def signal_of(work: Work, signal_id: str) -> Signal:
    found = work.signals.get(signal_id)
    assert found is not None
    return found


def staff_named(work: Work, who: Somebody) -> Staff:
    found = work.staff.by_email(email(who))
    assert found is not None
    return found
