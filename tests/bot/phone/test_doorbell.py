"""A ring wakes every page, also one that was still looking in the tables."""

import asyncio
import time

from bot.phone import Doorbell


async def _seconds_until_it_rings(doorbell: Doorbell, ticket: asyncio.Event) -> float:
    begun = time.monotonic()
    await doorbell.wait(ticket, 0.3)
    return time.monotonic() - begun


async def test_it_wakes_everybody_who_waits() -> None:
    doorbell = Doorbell()
    waiting = [_seconds_until_it_rings(doorbell, doorbell.ticket()) for _ in range(3)]
    asyncio.get_running_loop().call_later(0.02, doorbell.ring)

    assert max(await asyncio.gather(*waiting)) < 0.25


async def test_a_ring_between_the_look_and_the_wait_is_not_lost() -> None:
    doorbell = Doorbell()
    ticket = doorbell.ticket()
    await asyncio.to_thread(doorbell.ring)
    await asyncio.sleep(0)

    assert await _seconds_until_it_rings(doorbell, ticket) < 0.25


async def test_an_earlier_ring_does_not_count() -> None:
    doorbell = Doorbell()
    doorbell.ticket()
    doorbell.ring()
    await asyncio.sleep(0)

    assert await _seconds_until_it_rings(doorbell, doorbell.ticket()) >= 0.29


def test_ringing_before_anybody_listens_is_no_harm() -> None:
    Doorbell().ring()
