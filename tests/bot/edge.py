"""The bot's edge for tests: real store, real Bot API server, nothing of the bot in between."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.bell import Bell
from bot.carrier import Carrier
from bot.limits import Limits
from bot.local_voice import LocalVoice, Speak
from bot.media import MediaShelf
from bot.outbox_mark import OnEnd
from bot.reply import Reply
from bot.sender import Sender
from bot.settings import BotSettings
from bot.telegram_bot import inbox_name, make_bot
from bot.telegram_in import OnCannotStore, TelegramIn
from bot.telegram_out import TelegramOut
from bot.telegram_poll import TelegramPoll
from store import Store, open_store
from store.models import OutboxKind, OutboxRow
from tests.bot_api.memory import TOKEN
from tests.people import Somebody


def edge_settings(var_dir: Path, url: str) -> BotSettings:
    """Settings for one test; nothing is read from the developer's own `.env`."""
    facts: dict[str, Any] = {"_env_file": None, "var_dir": var_dir, "bot_telegram_token": TOKEN}
    return BotSettings(bot_telegram_api_url=url, **facts)


@dataclass
class Edge:
    """What one bot process holds."""

    settings: BotSettings
    store: Store
    speak: Speak | None = None
    shelf_files: dict[str, Path] = field(default_factory=dict)
    inbox_bell: Bell = field(default_factory=Bell)
    outbox_bell: Bell = field(default_factory=Bell)

    def __post_init__(self) -> None:
        self.bot = make_bot(self.settings)
        self.name = inbox_name(self.settings)
        self.out = TelegramOut(self.bot)

    def taker(self, on_cannot_store: OnCannotStore | None = None) -> TelegramIn:
        """The way in."""
        return TelegramIn(self.store, self.name, self.inbox_bell, on_cannot_store)

    def poll(self, on_cannot_store: OnCannotStore | None = None, hold: int = 25) -> TelegramPoll:
        """The way in, by long polling."""
        return TelegramPoll(self.bot, self.taker(on_cannot_store), hold=hold)

    def sender(
        self, on_end: OnEnd | None = None, limits: Limits | None = None, **others: Carrier
    ) -> Sender:
        """The way out."""
        shelf = MediaShelf(self.name, self.shelf_files.get, self.shelf_files.get)
        carriers: dict[str, Carrier] = {"telegram": self.out, **others}
        voice = LocalVoice(self.speak) if self.speak else None
        return Sender(self.store, carriers, shelf, self.outbox_bell, limits, on_end, voice)

    def put(
        self, who: Somebody, *replies: Reply | str, kind: OutboxKind = "reply", urgent: bool = False
    ) -> list[str]:
        """Lays messages in the outbox; gives the ids of the rows."""
        with self.store.open_work() as work:
            chat = work.chats.get_or_make("telegram", str(who.telegram_id))
            bodies = [Reply(text=one) if isinstance(one, str) else one for one in replies]
            rows = [
                work.outbox.put(chat, one.to_body(), kind=kind, urgent=urgent) for one in bodies
            ]
            ids = [row.id for row in rows]
            work.commit()
        self.outbox_bell.ring()
        return ids

    def row(self, row_id: str) -> OutboxRow:
        """An outbox row as it is now."""
        with self.store.open_reading() as work:
            row = work.outbox.get(row_id)
            assert row is not None
            return row

    def states(self, row_ids: list[str]) -> list[str]:
        """What became of several rows."""
        return [self.row(row_id).state for row_id in row_ids]

    def inbox(self, who: Somebody) -> list[str]:
        """The update ids that wait for an answer to somebody, in order; takes them out."""
        with self.store.open_work() as work:
            key = work.chats.key("telegram", str(who.telegram_id))
            found = []
            while row := work.inbox.next_for(key):
                found.append(row.update_id)
                work.inbox.done(row)
                work.session.flush()
            work.commit()
            return found


def open_edge(var_dir: Path, url: str) -> Edge:
    """An edge whose tables are there."""
    settings = edge_settings(var_dir, url)
    store = open_store(settings)
    store.migrate()
    return Edge(settings, store)
