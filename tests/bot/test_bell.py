"""The bell wakes its listener at once, and no ring is lost."""

import asyncio
import threading
import time

from bot.bell import Bell


async def test_a_ring_before_anybody_waits_is_not_lost() -> None:
    bell = Bell()
    bell.ring()
    assert await bell.wait(5)
    assert not await bell.wait(0.01)


async def test_a_ring_from_another_thread_wakes_at_once() -> None:
    bell = Bell()
    await bell.wait(0.001)
    threading.Timer(0.05, bell.ring).start()
    began = time.monotonic()
    assert await bell.wait(5)
    assert time.monotonic() - began < 2


async def test_many_rings_are_one() -> None:
    bell = Bell()
    for _ in range(3):
        bell.ring()
    assert await bell.wait(1)
    assert not await bell.wait(0.01)


def test_a_ring_after_the_end_disturbs_nobody() -> None:
    bell = Bell()
    asyncio.run(bell.wait(0.001))
    bell.ring()
