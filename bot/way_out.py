"""The way out, put together: who carries what, with which voice, and who hears of the end."""

from __future__ import annotations

from collections.abc import Callable

from bot.bell import Bell
from bot.carrier import Carrier
from bot.links import Links
from bot.live import Live
from bot.local_voice import LocalVoice
from bot.mail_carrier import MailCarrier
from bot.mail_server import read_mail_server
from bot.media import MediaShelf
from bot.outbox_mark import End
from bot.phone import BOT as WEB
from bot.sender import Sender
from bot.settings import BotSettings
from bot.signals import on_failed, on_sent
from bot.telegram_side import TelegramSide
from store import Store, Work
from store.models import OutboxRow
from voice import speak_locally


def make_sender(
    store: Store,
    settings: BotSettings,
    live: Callable[[], Live],
    links: Callable[[], Links],
    telegram: TelegramSide | None,
    bell: Bell,
) -> Sender:
    """The sender of this process; the web phone fetches its own messages."""
    shelf = MediaShelf(
        telegram.name if telegram else WEB,
        lambda name: live().find_recording(name),
        lambda name: live().find_picture(name),
    )

    def on_end(work: Work, row: OutboxRow, why: End) -> None:
        if why == "sent":
            on_sent(work, row, live().words)
        else:
            on_failed(work, row, live().words, why)

    carriers = _carriers(settings, live, links, telegram)
    return Sender(store, carriers, shelf, bell, on_end=on_end, voice=LocalVoice(speak_locally))


def _carriers(
    settings: BotSettings,
    live: Callable[[], Live],
    links: Callable[[], Links],
    telegram: TelegramSide | None,
) -> dict[str, Carrier]:
    url = settings.smtp_url.get_secret_value()
    server = read_mail_server(url) if url else None
    carriers: dict[str, Carrier] = {"email": MailCarrier(server, links, lambda: live().words)}
    if telegram is not None:
        carriers["telegram"] = telegram.out
    return carriers
