"""How a bot fetches: getUpdates with Telegram's offset rules, and the webhook's settings."""

import asyncio

from tests.bot_api.checks import RefusedError
from tests.bot_api.memory import Json, Memory, Webhook

CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot runs"


class Fetching:
    """Long polling: a later offset confirms an update; a second poll ends the first."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory
        self.conflicts = 0
        self.empty_polls = 0
        self._polls = 0
        self._open = 0
        self._is_ending = False
        self._news = asyncio.Event()

    def wake(self) -> None:
        """Lets every waiting poll look again."""
        self._news.set()
        self._news = asyncio.Event()

    def end(self) -> None:
        """The server stops: polls are answered empty from now on."""
        self._is_ending = True
        self.wake()

    async def get_updates(self, asked: Json) -> list[Json]:
        """Waits at most `timeout` seconds for updates from `offset` on."""
        if self.memory.webhook.url:
            raise RefusedError(409, "Conflict: can't use getUpdates method while webhook is active")
        self._prepare(asked)
        self._polls += 1
        self.conflicts += self._open > 0
        self._open += 1
        self.wake()
        try:
            return await self._wait(self._polls, asked)
        finally:
            self._open -= 1

    def _prepare(self, asked: Json) -> None:
        if "allowed_updates" in asked:
            self.memory.allowed = list(asked["allowed_updates"] or [])
        offset = int(asked.get("offset") or 0)
        if offset < 0:
            kept = self.memory.waiting[offset:]
            offset = kept[0]["update_id"] if kept else 0
        self.memory.confirm(before=offset)
        self.memory.save()

    async def _wait(self, poll: int, asked: Json) -> list[Json]:
        limit = min(max(int(asked.get("limit") or 100), 1), 100)
        end = asyncio.get_running_loop().time() + int(asked.get("timeout") or 0)
        while not self.memory.waiting and not self._is_ending:
            left = end - asyncio.get_running_loop().time()
            news = self._news
            if left <= 0:
                break
            try:
                await asyncio.wait_for(news.wait(), left)
            except TimeoutError:
                break
            if poll != self._polls:
                raise RefusedError(409, CONFLICT)
        self.empty_polls += not self.memory.waiting
        return self.memory.waiting[:limit]

    def set_webhook(self, asked: Json) -> bool:
        """From now on updates are delivered; an empty url ends that."""
        url = str(asked.get("url") or "")
        self.memory.webhook = Webhook(url, str(asked.get("secret_token") or ""))
        if "allowed_updates" in asked:
            self.memory.allowed = list(asked["allowed_updates"] or [])
        if asked.get("drop_pending_updates"):
            self.memory.waiting.clear()
        self.wake()
        return True

    def delete_webhook(self, asked: Json) -> bool:
        """Back to polling."""
        return self.set_webhook({**asked, "url": ""})

    def webhook_info(self) -> Json:
        """The address, how many updates wait, and what went wrong last."""
        hook = self.memory.webhook
        info: Json = {"url": hook.url, "has_custom_certificate": False}
        info["pending_update_count"] = len(self.memory.waiting)
        return info | ({"last_error_message": hook.last_error} if hook.last_error else {})
