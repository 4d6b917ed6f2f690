"""Delivers updates to the bot's webhook, in order, again and again until it answers 200."""

import asyncio

import httpx

from tests.bot_api.fetching import Fetching
from tests.bot_api.memory import Memory

RETRY_SECONDS = 0.2


async def deliver_for_ever(memory: Memory, fetching: Fetching) -> None:
    """Runs beside the server; idle while the bot polls."""
    async with httpx.AsyncClient(timeout=10) as http:
        while True:
            if not memory.webhook.url or not memory.waiting:
                await asyncio.sleep(0.01)
            elif not await _deliver_first(memory, http):
                await asyncio.sleep(RETRY_SECONDS)


async def _deliver_first(memory: Memory, http: httpx.AsyncClient) -> bool:
    update, hook = memory.waiting[0], memory.webhook
    secret = {"X-Telegram-Bot-Api-Secret-Token": hook.secret} if hook.secret else {}
    try:
        answer = await http.post(hook.url, json=update, headers=secret)
    except httpx.HTTPError as error:
        hook.last_error = type(error).__name__
        return False
    if answer.status_code != httpx.codes.OK:
        hook.last_error = f"Wrong response from the webhook: {answer.status_code}"
        return False
    if update in memory.waiting:
        memory.waiting.remove(update)
    memory.save()
    return True
