"""The path of danger is walked on the stage of the bot's tests."""

from tests.bot.conftest import stage

__all__ = ["stage"]
