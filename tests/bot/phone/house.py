"""A web phone for tests: the real application and store, with few words and a pack of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import httpx
import yaml
from starlette.applications import Starlette

from bot.phone import Doorbell, make_phone
from bot.phone.session import Session, new_session
from bot.reply import Reply
from bot.settings import BotSettings
from store import Store
from store.models import Client, OutboxKind, OutboxRow
from voice import VoicePack

WORDS = Path(__file__).parents[3] / "locales" / "nl" / "bot.yml"
HERE = "http://127.0.0.1:8000"
LOST = "utter_lost"


@dataclass(frozen=True)
class Pages:
    """The real texts of the pages; the rest of the words is not needed here."""

    pages: Mapping[str, str]


@dataclass(frozen=True)
class Live:
    words: Pages
    voices: VoicePack


@cache
def real_pages() -> Pages:
    return Pages(yaml.load(WORDS.read_text(), Loader=yaml.CSafeLoader)["pages"])


@dataclass
class House:
    """A store, a phone on it, and shortcuts for what the bot would do."""

    store: Store
    live: Live
    settings: BotSettings
    doorbell: Doorbell = field(default_factory=Doorbell)
    woken: int = 0
    picture: Path | None = None

    def wake(self) -> None:
        self.woken += 1

    def phone(self, try_out: str | None = "try-out") -> Starlette:
        return make_phone(
            self.store,
            lambda: self.live,
            self.settings,
            self.wake,
            self.doorbell,
            lambda text: (LOST, text or ""),
            lambda name: self.picture,
            try_out,
        )

    def let_in(self) -> Session:
        """A client with a phone of his own, as the bot leaves it after the link."""
        session = new_session()
        with self.store.open_work() as work:
            chat = work.chats.get_or_make("web", session.address)
            work.clients.admit_without_link(chat, "location")
            work.commit()
        return session

    def client_of(self, session: Session) -> Client:
        with self.store.open_reading() as work:
            found = work.clients.by_chat("web", session.address)
        assert found is not None
        return found

    def says(self, session: Session, reply: Reply, kind: OutboxKind = "reply") -> str:
        """The bot puts a message in the outbox of this phone; its id."""
        with self.store.open_work() as work:
            chat = session.chat(work)
            assert chat is not None
            row = work.outbox.put(chat, reply.to_body(), kind)
            work.commit()
        self.doorbell.ring()
        return row.id

    def outbox(self, row_id: str) -> OutboxRow:
        with self.store.open_reading() as work:
            row = work.outbox.get(row_id)
        assert row is not None
        return row


def make_house(store: Store, folder: Path) -> House:
    """A house on that store, with its recordings in the folder."""
    pack = VoicePack(folder / "voices")
    return House(store, Live(real_pages(), pack), BotSettings(var_dir=folder))


def browser_of(phone: Starlette, session: Session | None = None) -> httpx.AsyncClient:
    """Somebody's browser, with the cookie of this phone."""
    transport = httpx.ASGITransport(phone, client=("127.0.0.1", 5000))
    cookies = {"phone": session.secret} if session else {}
    return httpx.AsyncClient(transport=transport, base_url=HERE, cookies=cookies)
