"""The link that lets somebody in, as staff get it: addresses to send, and a code to scan."""

from __future__ import annotations

import asyncio
import io

import segno

from bot.carrier import NotCarriedError
from bot.links import Links
from bot.settings import BotSettings
from bot.telegram_bot import make_bot
from bot.telegram_out import TelegramOut


def link_card(settings: BotSettings, code: str, has_web_phone: bool = True) -> str:
    """The lines to print: Telegram's link when there is Telegram, the web phone's, and a QR code.

    The code in them lets somebody in, once: it is shown here and kept nowhere.
    """
    links = Links(settings.bot_public_url, settings.review_public_url, _bot_name(settings))
    telegram = links.telegram(code)
    shown = [telegram] if telegram else []
    if has_web_phone:
        shown.append(links.web_phone(code))
    return "\n".join([*shown, _drawn(shown[0])]) if shown else _no_way(settings)


def _drawn(link: str) -> str:
    drawing = io.StringIO()
    segno.make(link, error="m").terminal(out=drawing, compact=True)
    return drawing.getvalue()


def _bot_name(settings: BotSettings) -> str | None:
    return asyncio.run(_ask_name(settings)) if settings.uses_telegram else None


async def _ask_name(settings: BotSettings) -> str | None:
    out = TelegramOut(make_bot(settings))
    try:
        return await out.fetch_name() or None
    except NotCarriedError:
        return None
    finally:
        await out.close()


def _no_way(settings: BotSettings) -> str:
    if settings.uses_telegram:
        return "Telegram cannot be reached now: make the link again later."
    return "Without BOT_TELEGRAM_TOKEN there is no chat to tie; e-mail is used."
