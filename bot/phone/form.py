"""Reads what a form posted, and checks it at the door. Nothing of it touches the disk here."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager

from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from bot.phone import photo
from bot.phone.asked import NoProofError
from bot.phone.guard import LARGEST_BODY
from bot.phone.render import LONGEST_TEXT
from bot.phone.session import Session
from bot.phone.writing import Post
from voice import NotSound, voice_note

_OWN_ID = re.compile(r"[0-9a-f]{32}")
LARGEST_VOICE = 6 * 1024 * 1024
LONGEST_VOICE = 200.0  # seconds; the page itself stops at 180


class UnfitError(Exception):
    """It cannot be taken; `name` is the sentence that says so, or None when there was nothing."""

    def __init__(self, name: str | None, status: int = 400) -> None:
        super().__init__(name or "empty")
        self.name, self.status = name, status


class _InMemory(MultiPartParser):
    # Starlette would write a large photo in a temporary file, where it is not encrypted.
    spool_max_size = LARGEST_BODY


@asynccontextmanager
async def read_form(request: Request, session: Session | None = None) -> AsyncIterator[FormData]:
    """The fields, let go afterwards; with a session they must hold its token."""
    form = await _fields(request)
    try:
        if session is not None and not session.accepts(form.get("token")):
            raise NoProofError
        yield form
    finally:
        await form.close()


async def read_post(request: Request, session: Session) -> Post:
    """The one thing that was said. Raises UnfitError with the sentence that helps."""
    async with read_form(request, session) as form:
        return await _post(form)


async def _post(form: FormData) -> Post:
    own_id = _own_id(form)
    for name, read in (("voice", _voice), ("photo", _photo)):
        file = form.get(name)
        if isinstance(file, UploadFile) and (content := await file.read()):
            return await asyncio.to_thread(read, own_id, content, _text(form, "text"))
    return _words(own_id, form)


async def _fields(request: Request) -> FormData:
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        return await request.form(max_fields=8, max_part_size=8 * LONGEST_TEXT)
    try:
        async with aclosing(request.stream()) as stream:
            limits = {"max_files": 2, "max_fields": 8, "max_part_size": 8 * LONGEST_TEXT}
            return await _InMemory(request.headers, stream, **limits).parse()
    except (MultiPartException, KeyError):
        raise UnfitError("phone_not_sent") from None


def _own_id(form: FormData) -> str:
    own_id = form.get("id")
    if not isinstance(own_id, str) or not _OWN_ID.fullmatch(own_id):
        raise UnfitError("phone_not_sent")
    return own_id


def _text(form: FormData, name: str) -> str | None:
    value = form.get(name)
    return (value.strip() or None) if isinstance(value, str) else None


def _words(own_id: str, form: FormData) -> Post:
    choice, text = _text(form, "choice"), _text(form, "text")
    if choice:
        return Post(own_id, "choice", choice)
    if text is None:
        raise UnfitError(None)
    if len(text) > LONGEST_TEXT:
        raise UnfitError("phone_text_too_long", 413)
    return Post(own_id, "text", text)


def _voice(own_id: str, content: bytes, text: str | None) -> Post:
    if len(content) > LARGEST_VOICE:
        raise UnfitError("phone_voice_too_long", 413)
    try:
        note = voice_note(content, LONGEST_VOICE)
    except NotSound:
        raise UnfitError("phone_voice_strange", 415) from None
    seconds = max(1, round(note.seconds))
    return Post(own_id, "voice", text, note.content, "audio/ogg", seconds)


def _photo(own_id: str, content: bytes, text: str | None) -> Post:
    if len(content) > photo.LARGEST:
        raise UnfitError("phone_photo_too_big", 413)
    try:
        picture, mime = photo.clean(content)
    except photo.NotAPhotoError:
        raise UnfitError("phone_photo_strange", 415) from None
    return Post(own_id, "photo", text, picture, mime)
