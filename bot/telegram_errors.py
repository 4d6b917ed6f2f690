"""What an error of Telegram means for a message: not sent, perhaps sent, blocked, or refused."""

from datetime import timedelta

import httpx
from telegram.error import (
    BadRequest,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.carrier import (
    BlockedError,
    NotCarriedError,
    NotSentError,
    RefusedError,
    UncertainError,
)

_NEVER_LEFT = (httpx.PoolTimeout, httpx.ConnectTimeout, httpx.ConnectError, httpx.ProxyError)
# A gateway before Telegram answered; whether Telegram itself has the message nobody can tell.
_GATEWAY = ("Bad Gateway", "Gateway Time", "Parsing the server response")


def read_error(error: TelegramError) -> NotCarriedError:
    """The truth about the message, with the kind of error as the only words."""
    why = type(error.__cause__ or error).__name__
    if isinstance(error, RetryAfter):
        return NotSentError(why, retry_after=seconds_of(error.retry_after))
    if isinstance(error, Forbidden):
        return BlockedError(why)
    if isinstance(error, BadRequest):
        return RefusedError(why)
    if isinstance(error, InvalidToken) or isinstance(error.__cause__, _NEVER_LEFT):
        return NotSentError(why)
    if isinstance(error, NetworkError) and error.__cause__ is None and not _is_gateway(error):
        return NotSentError(why)
    return UncertainError(why)


def refuses_voice(error: BadRequest) -> bool:
    """Some people take no voice messages; Telegram says so with one fixed word."""
    return "VOICE_MESSAGES_FORBIDDEN" in error.message.upper().replace(" ", "_")


def _is_gateway(error: TelegramError) -> bool:
    return any(words in error.message for words in _GATEWAY)


def seconds_of(length: int | timedelta) -> float:
    """A length of time as the library gives it, in seconds."""
    return length.total_seconds() if isinstance(length, timedelta) else float(length)
