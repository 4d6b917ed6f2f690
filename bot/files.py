"""Fetches a voice message or photo, and keeps it sealed before anybody answers it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.carrier import NotCarriedError, RefusedError
from bot.plan import NeedsFile
from bot.stage import file_id
from store import Store
from store.models import Attachment
from voice import NotSound, Transcriber, VoiceError, voice_note

logger = logging.getLogger(__name__)

Fetch = Callable[[str], Awaitable[bytes]]
_PHOTO = "image/jpeg"
_VOICE = "audio/ogg"


class FilesAway(Exception):
    """Telegram does not give the file now; later it may."""


class FileLost(Exception):
    """Telegram will never give this file, or it holds no sound."""


class Files:
    """`fetch` is None without Telegram: the web phone brings its files itself."""

    def __init__(self, store: Store, fetch: Fetch | None, transcriber: Transcriber) -> None:
        self._store, self._fetch, self._transcriber = store, fetch, transcriber

    async def keep(self, needed: NeedsFile) -> None:
        """Stored under an id of its own row, so that it is kept once."""
        content = await self._content(needed)
        if needed.kind == "photo":
            await asyncio.to_thread(self._store_file, needed, content, None, None)
            return
        try:
            note = await asyncio.to_thread(voice_note, content)
        except NotSound:
            raise FileLost from None
        heard = await asyncio.to_thread(self._transcribe, note.content)
        seconds = round(note.seconds)
        await asyncio.to_thread(self._store_file, needed, note.content, seconds, heard)

    async def _content(self, needed: NeedsFile) -> bytes:
        if self._fetch is None:
            raise FileLost
        try:
            return await self._fetch(needed.file_ref)
        except RefusedError:
            raise FileLost from None
        except NotCarriedError as error:
            raise FilesAway(type(error).__name__) from None

    def _transcribe(self, content: bytes) -> str | None:
        try:
            return self._transcriber.transcribe(content)
        except VoiceError as error:
            logger.error("a voice message could not be written down: %s", type(error).__name__)
            return None

    def _store_file(
        self, needed: NeedsFile, content: bytes, seconds: int | None, transcript: str | None
    ) -> None:
        with self._store.open_work() as work:
            kept = Attachment(
                id=file_id(needed.row_id),
                person_id=needed.person_id,
                content=content,
                seconds=seconds,
            )
            kept.kind = "photo" if needed.kind == "photo" else "voice"
            kept.mime = _PHOTO if needed.kind == "photo" else _VOICE
            kept.transcript = transcript
            work.session.add(kept)
            work.commit()
