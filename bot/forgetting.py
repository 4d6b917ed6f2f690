"""Forgetting a client: his key goes at once, and with it his conversations at Rasa's side."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from bot.relay import Relay
from bot.settings import BotSettings
from store import Store
from store.leaving import conversations_of, forget


def forget_client(store: Store, settings: BotSettings, code: str) -> int:
    """How many conversations Rasa forgot. RasaUnavailable: nothing was forgotten, run it again.

    Rasa comes first: afterwards nobody would know any more which conversations were his.
    """
    conversations = conversations_of(store, code)
    asyncio.run(_forget_at_rasa(settings, conversations))
    forget(store, code)
    return len(conversations)


async def _forget_at_rasa(settings: BotSettings, conversations: Sequence[str]) -> None:
    relay = Relay(settings.rasa_urls, settings.rasa_secret.get_secret_value())
    try:
        for conversation_id in conversations:
            await relay.forget(conversation_id)
    finally:
        await relay.close()
