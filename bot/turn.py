"""One message from the inbox to the outbox: decided, asked at Rasa, written down."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence

from bot import danger
from bot.closing import close, finish
from bot.conversing import Heard, converse
from bot.files import FileLost, Files, FilesAway
from bot.floor import prepare
from bot.line import Waiting
from bot.live import Live
from bot.opening import Opening
from bot.outcome import Answer
from bot.plan import NeedsFile, Plan
from bot.rasa import Rasa, RasaUnavailable
from bot.stage import Stage
from bot.stuck import Stuck
from bot.topics import Talk
from store import Store, StoreUnavailable

logger = logging.getLogger(__name__)


class BotTurns:
    """The turns of all chats; nothing is held while the network is waited for."""

    def __init__(
        self,
        store: Store,
        rasa: Rasa,
        stage: Stage,
        live: Callable[[], Live],
        files: Files,
        ring: Callable[[], None],
    ) -> None:
        self._store, self._rasa, self._stage, self._live = store, rasa, stage, live
        self._files, self._ring = files, ring
        self._opening = Opening(store, stage, live)
        self._stuck = Stuck(store, stage, live, self._opening)

    def waiting_chats(self) -> Sequence[str]:
        """The chats with anything unanswered, the longest waiting first."""
        with self._store.open_reading() as work:
            return work.inbox.unanswered_chats()

    def waiting_in(self, chat_key: str) -> Sequence[Waiting]:
        """The unanswered rows of one chat, in order."""
        with self._store.open_reading() as work:
            rows = work.inbox.waiting_in(chat_key)
            return [Waiting(row.id, row.next_try_at) for row in rows]

    async def take(self, row_id: str) -> None:
        """Answer one row; whatever goes wrong, the row stays and somebody hears that."""
        try:
            await self._take(row_id)
        except StoreUnavailable:
            raise
        except (RasaUnavailable, FilesAway) as error:
            logger.warning("row %s waits: %s", row_id, error)
            await asyncio.to_thread(self._stuck.wait, row_id)
        except Exception as error:
            logger.error("row %s failed: %s at %s", row_id, type(error).__name__, _place(error))
            await asyncio.to_thread(self._stuck.fail, row_id)
        finally:
            self._ring()

    async def aid(self, row_id: str, is_stuck: bool) -> None:
        """Danger and a call for a person go before a message that waits for Rasa."""
        try:
            await asyncio.to_thread(self._opening.aid, row_id, is_stuck)
        except StoreUnavailable:
            raise
        except Exception as error:
            logger.error("row %s broke: %s at %s", row_id, type(error).__name__, _place(error))
        finally:
            self._ring()

    async def _take(self, row_id: str) -> None:
        opened = await asyncio.to_thread(self._opening.open, row_id)
        if isinstance(opened, NeedsFile):
            await self._fetch(opened)
            opened = await asyncio.to_thread(self._opening.open, row_id)
        if isinstance(opened, Plan):
            heard = await converse(self._rasa, opened, self._prepare)
            await asyncio.to_thread(self._close, opened, heard)

    async def _fetch(self, needed: NeedsFile) -> None:
        try:
            await self._files.keep(needed)
        except FileLost:
            await asyncio.to_thread(self._stuck.lose_file, needed.row_id)

    def _prepare(self, client_id: str, talk: Talk) -> None:
        with self._store.open_work() as work:
            prepare(work, client_id, talk)
            work.commit()

    def _close(self, plan: Plan, heard: Heard) -> None:
        live = self._live()
        with self._store.open_work() as work:
            row = work.inbox.get(plan.row_id)
            if row is None or row.state != "new":
                return
            scene = self._stage.scene(work, row, live)
            if scene is None:
                return
            if heard.danger is None:
                close(scene, row, live, heard, plan.before)
            else:
                text = scene.incoming.text or ""
                replies = danger.from_understanding(scene, heard.danger, text)
                finish(scene, row, live, Answer(replies, "safety"))
            work.commit()


def _place(error: BaseException) -> str:
    """Where it broke; the error's own text could quote a client."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
