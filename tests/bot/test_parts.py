"""The parts of the bot: one that breaks or ends stops none of the others."""

import asyncio

import pytest

from bot import parts
from bot.parts import keep_running


class Part:
    """Breaks or ends at once, and counts how often it was started."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error, self.started = error, 0

    async def run(self, stop: asyncio.Event) -> None:
        self.started += 1
        if self.error is not None:
            raise self.error


@pytest.mark.parametrize("error", [None, RuntimeError("broken")])
async def test_it_is_started_again_and_lets_the_others_work(
    error: Exception | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "_AGAIN", 0.02)
    part, stop = Part(error), asyncio.Event()
    running = asyncio.create_task(keep_running(part, stop))
    await asyncio.sleep(0.1)
    stop.set()
    await asyncio.wait_for(running, 1)
    assert 2 <= part.started <= 6
