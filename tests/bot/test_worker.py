"""Messages of a chat are answered in order, and nobody waits for another chat."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from bot.bell import Bell
from bot.line import Waiting
from bot.worker import Worker

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


class Desk:
    """Rows of chats in memory; a row named in `hangs` is taken but not finished until opened."""

    def __init__(self, **chats: list[str]) -> None:
        self.chats = chats
        self.next_try: dict[str, datetime] = {}
        self.taken: list[str] = []
        self.aided: list[tuple[str, bool]] = []
        self.hangs: dict[str, asyncio.Event] = {}
        self.fails: set[str] = set()
        self.moved = asyncio.Condition()

    def waiting_chats(self) -> Sequence[str]:
        return [chat for chat, rows in self.chats.items() if rows]

    def waiting_in(self, chat_key: str) -> Sequence[Waiting]:
        rows = self.chats[chat_key]
        return [Waiting(row, self.next_try.get(row, LONG_AGO)) for row in rows]

    async def take(self, row_id: str) -> None:
        if row_id in self.hangs:
            await self.hangs[row_id].wait()
        self.taken.append(row_id)
        await self._tell()
        if row_id in self.fails:
            self.fails.discard(row_id)
            self.next_try[row_id] = datetime.now(UTC) + timedelta(seconds=0.3)
        else:
            self._done(row_id)

    async def aid(self, row_id: str, is_stuck: bool) -> None:
        self.aided.append((row_id, is_stuck))
        await self._tell()
        if row_id.startswith("danger"):
            self._done(row_id)

    async def _tell(self) -> None:
        async with self.moved:
            self.moved.notify_all()

    def _done(self, row_id: str) -> None:
        for rows in self.chats.values():
            if row_id in rows:
                rows.remove(row_id)


@asynccontextmanager
async def working(desk: Desk) -> AsyncIterator[Bell]:
    bell = Bell()
    stop = asyncio.Event()
    task = asyncio.create_task(Worker(desk, bell).run(stop))
    try:
        yield bell
    finally:
        for hanging in desk.hangs.values():
            hanging.set()
        stop.set()
        await asyncio.wait_for(task, 5)


async def until(desk: Desk, has_happened: Callable[[], bool]) -> None:
    async with asyncio.timeout(5), desk.moved:
        await desk.moved.wait_for(has_happened)


async def until_taken(desk: Desk, row: str) -> None:
    await until(desk, lambda: row in desk.taken)


async def test_messages_of_one_chat_are_answered_in_their_order() -> None:
    desk = Desk(sanne=["s1", "s2", "s3"])
    async with working(desk):
        await until_taken(desk, "s3")
    assert desk.taken == ["s1", "s2", "s3"]


async def test_a_slow_chat_holds_up_no_other() -> None:
    desk = Desk(sanne=["s1", "s2"], bram=["b1"])
    desk.hangs["s1"] = asyncio.Event()
    async with working(desk):
        await until_taken(desk, "b1")
        assert desk.taken == ["b1"]
        desk.hangs["s1"].set()
        await until_taken(desk, "s2")
    assert desk.taken == ["b1", "s1", "s2"]


async def test_a_message_that_comes_in_later_is_answered_when_the_bell_rings() -> None:
    desk = Desk(sanne=[])
    async with working(desk) as bell:
        await asyncio.sleep(0.02)
        desk.chats["sanne"].append("s1")
        bell.ring()
        await until_taken(desk, "s1")


async def test_a_stuck_message_is_tried_again_before_the_later_ones() -> None:
    desk = Desk(sanne=["s1", "s2"])
    desk.fails.add("s1")
    async with working(desk):
        await until_taken(desk, "s2")
    assert desk.taken == ["s1", "s1", "s2"]
    assert desk.aided == [("s2", True)]


async def test_danger_behind_a_message_that_hangs_is_looked_at_meanwhile() -> None:
    desk = Desk(sanne=["s1", "danger"])
    desk.hangs["s1"] = asyncio.Event()
    async with working(desk):
        await until(desk, lambda: desk.aided == [("danger", False)])
        assert desk.taken == []
        desk.hangs["s1"].set()
        await until_taken(desk, "s1")


async def test_a_turn_under_way_is_finished_when_the_bot_stops() -> None:
    desk = Desk(sanne=["s1", "s2"])
    desk.hangs["s1"] = asyncio.Event()
    stop = asyncio.Event()
    task = asyncio.create_task(Worker(desk, Bell()).run(stop))
    await asyncio.sleep(0.05)
    stop.set()
    asyncio.get_running_loop().call_later(0.05, desk.hangs["s1"].set)
    await asyncio.wait_for(task, 5)
    assert desk.taken == ["s1"]
