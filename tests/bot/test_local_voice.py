"""A name cannot be recorded ahead of time: it is spoken at the moment, and nobody waits for it."""

import dataclasses
import time

import pytest

from bot.carrier import Media, Parcel
from bot.local_voice import LocalVoice
from bot.reply import Reply
from voice import NothingToSay

REPLY = Reply(text="hello Sanne", spoken="hello, Sanne", speed="slow")
PARCEL = Parcel("row", "chat", "1001", "telegram", REPLY, may_speak=True)


def _speak(text: str, speed: str) -> bytes:
    return f"{text}|{speed}".encode()


def _break(text: str, speed: str) -> bytes:
    raise NothingToSay


def _dawdle(text: str, speed: str) -> bytes:
    time.sleep(0.2)
    return b"too late"


async def test_it_speaks_at_the_persons_own_pace() -> None:
    given = await LocalVoice(_speak).give(PARCEL)
    assert given.media == Media("voice", b"hello, Sanne|slow")
    assert given.reply == REPLY


async def test_a_voice_that_breaks_or_dawdles_stays_away() -> None:
    assert await LocalVoice(_break).give(PARCEL) == PARCEL
    assert await LocalVoice(_dawdle, patience=0.02).give(PARCEL) == PARCEL


@pytest.mark.parametrize(
    "change",
    [
        {"urgent": True},
        {"may_speak": False},
        {"media": Media("photo", b"own")},
        {"reply": Reply(text="no voice wanted")},
        {"reply": Reply(text="x" * 1025, spoken="too long for a caption")},
    ],
)
async def test_some_messages_are_never_spoken_here(change: dict[str, object]) -> None:
    parcel = dataclasses.replace(PARCEL, **change)  # type: ignore[arg-type]
    assert await LocalVoice(_speak).give(parcel) == parcel
