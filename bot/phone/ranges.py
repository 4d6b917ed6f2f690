"""A part of a recording for browsers that ask for parts; some play nothing otherwise."""

import re

from starlette.requests import Request
from starlette.responses import Response

_ASKED = re.compile(r"bytes=(\d{0,12})-(\d{0,12})")


def ranged(request: Request, content: bytes, mime: str) -> Response:
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
