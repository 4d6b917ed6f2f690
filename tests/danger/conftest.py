"""The path of danger is walked on the stage of the bot's tests."""

from tests.bot.conftest import empty_store, stage

__all__ = ["empty_store", "stage"]
