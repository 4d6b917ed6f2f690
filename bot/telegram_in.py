"""First step of the walk on Telegram: a raw update is committed before Telegram may forget it."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from bot.bell import Bell
from bot.incoming import Incoming
from bot.telegram_parse import UnreadableUpdateError, parse_update
from store import Store, StoreUnavailable, Work
from store.models import SYSTEM

log = logging.getLogger(__name__)

Raw = dict[str, Any]
OnCannotStore = Callable[[Raw], Awaitable[None]]

ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]
_NOBODY = "telegram:unreadable"


class CannotStoreError(Exception):
    """Nothing was stored: Telegram must keep these updates."""


class TelegramIn:
    """Takes updates from polling or webhook and puts them into the inbox, each one once."""

    def __init__(
        self, store: Store, bot: str, bell: Bell, on_cannot_store: OnCannotStore | None = None
    ) -> None:
        self._store, self._bot, self._bell = store, bot, bell
        self._on_cannot_store = on_cannot_store
        self._told: set[object] = set()

    async def take(self, updates: Sequence[Raw]) -> None:
        """Returns when all of them are on the disk; raises `CannotStoreError` otherwise."""
        if not updates:
            return
        try:
            await asyncio.to_thread(self._keep, updates)
        except StoreUnavailable as error:
            log.error("updates could not be stored: %s", type(error).__name__)
            await self._tell(updates)
            raise CannotStoreError from None
        self._told.clear()
        self._bell.ring()

    def _keep(self, updates: Sequence[Raw]) -> None:
        try:
            with self._store.open_work() as work:
                for raw in updates:
                    self._put(work, raw)
                work.commit()
        except StoreUnavailable:
            raise
        except Exception as error:
            log.error("a batch of updates broke (%s); one by one", type(error).__name__)
            for raw in updates:
                self._keep_alone(raw)

    def _keep_alone(self, raw: Raw) -> None:
        try:
            with self._store.open_work() as work:
                self._put(work, raw)
                work.commit()
        except StoreUnavailable:
            raise
        except Exception as error:
            log.error("an update is put aside: %s", type(error).__name__)
            with self._store.open_work() as work:
                self._put_aside(work, raw)
                work.commit()

    def _put(self, work: Work, raw: Raw) -> None:
        try:
            incoming = parse_update(raw, self._bot)
        except UnreadableUpdateError as error:
            log.warning("an update could not be read (%s) and is put aside", error)
            self._put_aside(work, raw)
            return
        if incoming is not None:
            self._put_readable(work, raw, incoming)

    def _put_readable(self, work: Work, raw: Raw, incoming: Incoming) -> None:
        chat = work.chats.by_address("telegram", incoming.address)
        owner = chat.person_id if chat else SYSTEM
        key = work.chats.key("telegram", incoming.address)
        work.inbox.put(self._bot, str(raw["update_id"]), key, owner, _json(raw))

    def _put_aside(self, work: Work, raw: Raw) -> None:
        work.inbox.put(self._bot, str(raw["update_id"]), _NOBODY, SYSTEM, _json(raw))
        while row := work.inbox.next_for(_NOBODY):
            work.inbox.aside(row)

    async def _tell(self, updates: Sequence[Raw]) -> None:
        """Each update is shown to the safety net once, however often storing it is tried."""
        for raw in updates:
            if self._on_cannot_store is None or raw["update_id"] in self._told:
                continue
            self._told.add(raw["update_id"])
            try:
                await self._on_cannot_store(raw)
            except Exception as error:
                log.error("the safety net failed: %s", type(error).__name__)


def _json(raw: Raw) -> str:
    return json.dumps(raw, ensure_ascii=False)
