"""The web phone: the conversation as a page, through the same inbox and outbox as Telegram."""

from bot.phone.app import make_phone
from bot.phone.doorbell import Doorbell
from bot.phone.posted import BOT, read_posted

__all__ = ["BOT", "Doorbell", "make_phone", "read_posted"]
