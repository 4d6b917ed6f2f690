"""The tests' Telegram and the bot's edge, fresh for each test that names them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.edge import Edge, open_edge
from tests.bot_api.client import Telegram
from tests.bot_api.thread import server_in_thread
from tests.people import ANNA, BRAM, SANNE


@pytest.fixture
def telegram() -> Iterator[Telegram]:
    """A Telegram of its own, in which three people opened the bot once."""
    with server_in_thread() as telegram:
        telegram.meets(SANNE, ANNA, BRAM)
        yield telegram


@pytest.fixture
def edge(telegram: Telegram, tmp_path: Path) -> Edge:
    """Reading from and sending to that Telegram, with an empty store."""
    return open_edge(tmp_path, telegram.url)
