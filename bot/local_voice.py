"""Gives a message a voice when no recording can exist: a name or somebody's own words are in it."""

import asyncio
import dataclasses
import logging
from collections.abc import Callable

from bot.carrier import Media, Parcel
from bot.long_text import MAX_CAPTION, length_of
from voice import Speed, VoiceError

log = logging.getLogger(__name__)

Speak = Callable[[str, Speed], bytes]

PATIENCE = 1.0
"""Seconds; a voice that is not ready by then stays away, the words never wait longer."""


class LocalVoice:
    """Speaks in a thread, one sentence for each of two cores, and only what is not urgent."""

    def __init__(self, speak: Speak, patience: float = PATIENCE) -> None:
        self._speak, self._patience = speak, patience
        self._cores = asyncio.Semaphore(2)

    async def give(self, parcel: Parcel) -> Parcel:
        """The parcel with its voice, or as it was."""
        spoken = parcel.reply.spoken
        if spoken is None or not self._may_speak(parcel):
            return parcel
        try:
            content = await asyncio.wait_for(self._say(spoken, parcel.reply.speed), self._patience)
        except (VoiceError, TimeoutError) as error:
            log.info("outbox row %s goes without voice: %s", parcel.row_id, type(error).__name__)
            return parcel
        return dataclasses.replace(parcel, media=Media("voice", content))

    def _may_speak(self, parcel: Parcel) -> bool:
        fits = length_of(parcel.reply.text) <= MAX_CAPTION
        return parcel.may_speak and parcel.media is None and fits and not parcel.urgent

    async def _say(self, text: str, speed: Speed) -> bytes:
        async with self._cores:
            return await asyncio.to_thread(self._speak, text, speed)
