"""What can be heard and seen: read aloud, shared by somebody, or one's own; each only for one."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response

from bot.phone.asked import require_session, throttle
from bot.phone.parts import Parts, parts
from bot.phone.ranges import ranged
from bot.phone.wav import as_wav
from bot.reply import Reply
from voice import Speed, VoiceError, speak_locally

if TYPE_CHECKING:
    from starlette.requests import Request

    from bot.phone.session import Session
    from store import Store, Work
    from store.models import Attachment, OutboxRow

_OGG = "audio/ogg"
_RECORDING = re.compile(r"[0-9a-f]{8,64}(\.ogg)?")


@dataclass(frozen=True)
class _Spoken:
    recording: str | None
    text: str = field(repr=False)
    speed: Speed


async def voice(request: Request) -> Response:
    """GET /phone/voice/<outbox id>: the message, read aloud."""
    house, session = _asks(request)
    row_id = request.path_params["row_id"]
    spoken = await asyncio.to_thread(_spoken, house.store, session, row_id)
    if spoken is None:
        raise HTTPException(404)
    return await _sound(request, await asyncio.to_thread(_speak, house, spoken))


async def shared(request: Request) -> Response:
    """GET /phone/shared/<outbox id>: the recording or photo that came with this message."""
    house, session = _asks(request)
    row_id = request.path_params["row_id"]
    return await _file(request, await asyncio.to_thread(_shared, house.store, session, row_id))


async def picture(request: Request) -> Response:
    """GET /phone/picture/<outbox id>: the picture of our own that goes with this message."""
    house, session = _asks(request)
    row_id = request.path_params["row_id"]
    name = await asyncio.to_thread(_picture_of, house.store, session, row_id)
    path = house.find_picture(name) if name else None
    if path is None:
        raise HTTPException(404)
    return FileResponse(path)


async def mine(request: Request) -> Response:
    """GET /phone/mine/<attachment id>: what this phone sent itself."""
    house, session = _asks(request)
    file_id = request.path_params["file_id"]
    return await _file(request, await asyncio.to_thread(_mine, house.store, session, file_id))


def _asks(request: Request) -> tuple[Parts, Session]:
    session = require_session(request)
    throttle(request, "ask", session)
    return parts(request), session


async def _file(request: Request, found: tuple[bytes, str] | None) -> Response:
    if found is None:
        raise HTTPException(404)
    content, mime = found
    return await _sound(request, content) if mime == _OGG else ranged(request, content, mime)


async def _sound(request: Request, content: bytes) -> Response:
    if request.query_params.get("form") == "wav":
        return ranged(request, await asyncio.to_thread(as_wav, content), "audio/wav")
    return ranged(request, content, _OGG)


def _spoken(store: Store, session: Session, row_id: str) -> _Spoken | None:
    with store.open_reading() as work:
        row = _own_row(work, session, row_id)
        if row is None:
            return None
        reply = Reply.from_body(row.body)
        return _Spoken(reply.voice, reply.spoken or reply.text, reply.speed)


def _speak(house: Parts, spoken: _Spoken) -> bytes:
    """The recording; without one (a name in it, or a newer release) the voice in this computer."""
    pack = house.live().voices
    if spoken.recording and _RECORDING.fullmatch(spoken.recording):
        path = pack.path(spoken.recording.removesuffix(".ogg"))
        if path.is_file():
            return path.read_bytes()
    found = pack.find(spoken.text, spoken.speed)
    try:
        return found.read_bytes() if found else speak_locally(spoken.text, spoken.speed)
    except VoiceError:
        raise HTTPException(404) from None


def _shared(store: Store, session: Session, row_id: str) -> tuple[bytes, str] | None:
    with store.open_reading() as work:
        row = _own_row(work, session, row_id)
        name = Reply.from_body(row.body).attachment if row else None
        return _content(work.attachments.get(name) if name else None)


def _picture_of(store: Store, session: Session, row_id: str) -> str | None:
    with store.open_reading() as work:
        row = _own_row(work, session, row_id)
        return Reply.from_body(row.body).image if row else None


def _mine(store: Store, session: Session, file_id: str) -> tuple[bytes, str] | None:
    with store.open_reading() as work:
        chat, file = session.chat(work), work.attachments.get(file_id)
        if chat is None or file is None or file.person_id != chat.person_id:
            return None
        return _content(file)


def _own_row(work: Work, session: Session, row_id: str) -> OutboxRow | None:
    """A message to this phone; somebody else's is as if it did not exist."""
    chat, row = session.chat(work), work.outbox.get(row_id)
    return row if chat and row and row.chat_id == chat.id else None


def _content(file: Attachment | None) -> tuple[bytes, str] | None:
    content = file.content if file else None
    return (content, file.mime) if file and content else None
