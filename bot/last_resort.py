"""When nothing can be stored: words of danger are answered with their helpline all the same."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from bot import danger
from bot.live import Live
from bot.telegram_in import OnCannotStore, Raw
from bot.telegram_out import TelegramOut
from bot.telegram_parse import UnreadableUpdateError, parse_update

logger = logging.getLogger(__name__)


def for_telegram(out: TelegramOut, bot: str, live: Callable[[], Live]) -> OnCannotStore:
    """Sends past the outbox, at once; whoever is in danger hears that nobody was told."""

    async def answer(raw: Raw) -> None:
        try:
            incoming = parse_update(raw, bot)
        except UnreadableUpdateError:
            return
        if incoming is None or not incoming.text or incoming.kind == "group":
            return
        for reply in danger.without_store(live().words, incoming.text) or ():
            await out.send_now(incoming.address, reply)

    return answer


def for_phone(live: Callable[[], Live]) -> Callable[[str | None], Sequence[str]]:
    """The sentences that the page shows instead of an answer; danger first."""

    def sentences(text: str | None) -> Sequence[str]:
        words = live().words
        replies = danger.without_store(words, text or "") or ()
        return [*(reply.text for reply in replies), words.pages["phone_not_sent"]]

    return sentences
