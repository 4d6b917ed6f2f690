"""An error is read for what it says about the message: not sent, perhaps sent, or never."""

import httpx
import pytest
from telegram.error import (
    BadRequest,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.carrier import BlockedError, NotSentError, RefusedError, UncertainError
from bot.telegram_errors import read_error, refuses_voice


def _caused(error: TelegramError, cause: Exception) -> TelegramError:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "meaning"),
    [
        (_caused(TimedOut(), httpx.ReadTimeout("")), UncertainError),
        (_caused(TimedOut(), httpx.WriteTimeout("")), UncertainError),
        (_caused(TimedOut(), httpx.PoolTimeout("")), NotSentError),
        (_caused(TimedOut(), httpx.ConnectTimeout("")), NotSentError),
        (_caused(NetworkError("httpx.ConnectError"), httpx.ConnectError("")), NotSentError),
        (_caused(NetworkError("dropped"), httpx.RemoteProtocolError("")), UncertainError),
        (_caused(NetworkError("dropped"), httpx.ReadError("")), UncertainError),
        (NetworkError("Internal Server Error"), NotSentError),
        (NetworkError("Bad Gateway"), UncertainError),
        (NetworkError("Gateway Timeout"), UncertainError),
        (TelegramError("Invalid server response"), UncertainError),
        (Forbidden("bot was blocked by the user"), BlockedError),
        (BadRequest("message is too long"), RefusedError),
        (InvalidToken(), NotSentError),
    ],
)
def test_what_an_error_means(error: TelegramError, meaning: type[Exception]) -> None:
    assert type(read_error(error)) is meaning


def test_a_429_says_how_long_to_wait() -> None:
    found = read_error(RetryAfter(7))
    assert isinstance(found, NotSentError)
    assert found.retry_after == 7


def test_an_error_repeats_no_word_of_anybody() -> None:
    assert "private" not in str(read_error(BadRequest("private words")))


def test_who_refuses_voice_is_told_apart_from_a_broken_file() -> None:
    assert refuses_voice(BadRequest("Bad Request: VOICE_MESSAGES_FORBIDDEN"))
    assert refuses_voice(BadRequest("Voice_messages_forbidden"))
    assert not refuses_voice(BadRequest("wrong file identifier"))
