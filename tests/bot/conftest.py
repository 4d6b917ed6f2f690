"""What tests of the bot share: Telegram and the bot's edge, and the stage of the people side."""

import pytest

from store import Store
from tests.bot.edge_fixtures import edge, telegram
from tests.bot.people_side import Stage

__all__ = ["edge", "telegram"]


@pytest.fixture
def stage(fresh_store: Store) -> Stage:
    """Nobody has been let in yet."""
    return Stage(fresh_store)
