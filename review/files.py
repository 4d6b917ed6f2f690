"""What goes with a message: a voice to hear, a photo to see; only inside what was shared."""

from __future__ import annotations

import asyncio
import io
import re
import wave
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.responses import Response

from review.access import shared_with
from review.parts import parts
from review.refusal import missing
from store.signal_steps import Look, log_look

if TYPE_CHECKING:
    from starlette.requests import Request

    from store import Work
    from store.models import Signal


@dataclass(frozen=True)
class File:
    """A voice message or a photo, by its place in what was shared."""

    place: int
    kind: str


_ASKED = re.compile(r"bytes=(\d{0,12})-(\d{0,12})")
_RATE = 16_000
_KINDS = {"voice": ("audio/ogg",), "photo": ("image/jpeg", "image/png", "image/webp")}


async def file(request: Request) -> Response:
    """GET /messages/<id>/files/<place>; `?form=wav` for browsers that cannot play Ogg."""
    return await ranged(request, *(await parts(request).work(lambda work: _file(work, request))))


def files_of(work: Work, signal: Signal) -> tuple[File, ...]:
    """What goes along with the words, as far as it is still there."""
    ids = signal.attachment_ids if signal.with_words else []
    found = [(place, work.attachments.get(each)) for place, each in enumerate(ids)]
    return tuple(File(place, each.kind) for place, each in found if each is not None)


async def ranged(request: Request, content: bytes, mime: str) -> Response:
    """What the browser asked for, in a form that it can play."""
    if mime == "audio/ogg" and request.query_params.get("form") == "wav":
        content, mime = await asyncio.to_thread(_as_wav, content), "audio/wav"
    return _ranged(request, content, mime)


def content_of(work: Work, request: Request, attachment_id: str, look: Look) -> tuple[bytes, str]:
    """The recording or the photo, and its kind; whoever looks is in the access log, and why."""
    found = work.attachments.get(attachment_id)
    if found is None or found.content is None or found.mime not in _KINDS[found.kind]:
        raise missing()
    if not request.headers.get("range", "bytes=0-").startswith("bytes=0-"):
        return found.content, found.mime  # the rest of a look that is in the log already
    log_look(work, look, found.kind)
    return found.content, found.mime


def _file(work: Work, request: Request) -> tuple[bytes, str]:
    shared = shared_with(work, request, request.path_params["signal_id"])
    signal, place = shared.signal, request.path_params["place"]
    is_open = signal.with_words and signal.state != "sent"
    ids = signal.attachment_ids if is_open else []
    if place >= len(ids):
        raise missing()
    return content_of(work, request, ids[place], Look(signal, shared.by))


def _as_wav(content: bytes) -> bytes:
    # Asked for by few browsers, and the sound library is a fifth of this process's memory.
    from voice import opus

    sound = opus.decode(content, _RATE)
    made = io.BytesIO()
    with wave.open(made, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(sound.rate)
        out.writeframes(sound.pcm)
    return made.getvalue()


def _ranged(request: Request, content: bytes, mime: str) -> Response:
    """RFC 9110, 14: 206 with the part, 416 when there is none, otherwise 200 with everything."""
    asked = _ASKED.fullmatch(request.headers.get("range", ""))
    if asked is None or asked.groups() == ("", ""):
        return Response(content, media_type=mime, headers={"accept-ranges": "bytes"})
    start, end = _part(asked, len(content))
    if start >= end:
        return Response(status_code=416, headers={"content-range": f"bytes */{len(content)}"})
    told = {"accept-ranges": "bytes", "content-range": f"bytes {start}-{end - 1}/{len(content)}"}
    return Response(content[start:end], 206, told, mime)


def _part(asked: re.Match[str], size: int) -> tuple[int, int]:
    first, last = asked.groups()
    if not first:
        return max(0, size - int(last)), size
    return int(first), min(size, int(last) + 1) if last else size
