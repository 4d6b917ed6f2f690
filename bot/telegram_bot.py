"""The library's bot, set up so that nothing it knows (token, words) reaches a log."""

import logging

from telegram import Bot
from telegram.request import HTTPXRequest

from bot.settings import BotSettings

POOL_SIZE = 16
_QUIET = {"httpx": logging.WARNING, "httpcore": logging.WARNING, "telegram": logging.WARNING}
# This one logs an answer that it cannot read, and an answer can repeat a client's words.
_SILENT = "telegram.request.BaseRequest"


def make_bot(settings: BotSettings) -> Bot:
    """A bot that sends; fetching updates goes over a connection of its own."""
    hush_libraries()
    root = settings.bot_telegram_api_url.rstrip("/")
    return Bot(
        settings.bot_telegram_token.get_secret_value(),
        base_url=f"{root}/bot",
        base_file_url=f"{root}/file/bot",
        request=HTTPXRequest(
            connection_pool_size=POOL_SIZE, read_timeout=10.0, write_timeout=10.0, pool_timeout=5.0
        ),
    )


def inbox_name(settings: BotSettings) -> str:
    """The name of this bot's inbox: the number before the colon is no secret."""
    number = settings.bot_telegram_token.get_secret_value().partition(":")[0]
    return f"telegram:{number}"


def hush_libraries() -> None:
    """httpx logs every address at INFO, and Telegram's addresses hold the token."""
    for name, level in _QUIET.items():
        logging.getLogger(name).setLevel(level)
    logging.getLogger(_SILENT).setLevel(logging.CRITICAL + 1)
