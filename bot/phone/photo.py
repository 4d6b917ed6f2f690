"""A photo as it comes in: which kind it really is, and without where and when it was taken.

The page makes photos smaller itself, which leaves nothing but the picture. This is for browsers
without script: the picture's own bytes stay as they are, everything that tells about it goes.
"""

import struct
from collections.abc import Iterator

LARGEST = 10 * 1024 * 1024
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB"}
_WEBP_DROPPED = {b"EXIF", b"XMP ", b"ICCP"}
_WEBP_FLAGS = 0x04 | 0x08 | 0x20  # XMP, EXIF and ICC profile, in the first byte of VP8X
_END, _SCAN = 0xD9, 0xDA
_INSIDE_SCAN = {0x00, *range(0xD0, 0xD8)}
_TELLING = {*range(0xE1, 0xEE), 0xEF, 0xFE}  # APP1..APP13, APP15, comments; APP14 is colour
_EXIF = b"Exif\x00\x00"


class NotAPhotoError(Exception):
    """Not a JPEG, PNG or WebP picture, or a damaged one."""


def clean(content: bytes) -> tuple[bytes, str]:
    """The picture without what tells about it, and its MIME type."""
    try:
        if content.startswith(b"\xff\xd8\xff"):
            return _jpeg(content), "image/jpeg"
        if content.startswith(_PNG):
            return _PNG + b"".join(_png_chunks(content)), "image/png"
        if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
            return _webp(content), "image/webp"
    except (struct.error, IndexError) as cause:
        raise NotAPhotoError from cause
    raise NotAPhotoError


def _jpeg(content: bytes) -> bytes:
    pieces, turned = [b"\xff\xd8"], b""
    for marker, piece in _jpeg_pieces(content):
        if marker == 0xE1 and piece[4:10] == _EXIF:
            turned = turned or _only_orientation(piece[10:])
        if marker not in _TELLING:
            pieces.append(piece)
    # Without its orientation a photo that was taken upright would lie on its side.
    return b"".join([pieces[0], turned, *pieces[1:]])


def _jpeg_pieces(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Marker and bytes of each segment; stops at the end of the picture, whatever follows."""
    at = 2
    while True:
        if content[at] != 0xFF:
            raise NotAPhotoError
        marker = content[at + 1]
        if marker == _END:
            yield marker, b"\xff\xd9"
            return
        end = at + 2 + struct.unpack_from(">H", content, at + 2)[0]
        if marker == _SCAN:
            end = _end_of_scan(content, end)
        yield marker, content[at:end]
        at = end


def _end_of_scan(content: bytes, at: int) -> int:
    while True:
        at = content.find(b"\xff", at)
        if at < 0:
            raise NotAPhotoError
        if content[at + 1] not in _INSIDE_SCAN:
            return at
        at += 2


def _only_orientation(tiff: bytes) -> bytes:
    """An Exif segment that holds nothing but how the camera was held."""
    order = ">" if tiff[:2] == b"MM" else "<"
    start = struct.unpack_from(f"{order}I", tiff, 4)[0]
    count = struct.unpack_from(f"{order}H", tiff, start)[0]
    for entry in range(start + 2, start + 2 + 12 * count, 12):
        tag, _, _, value = struct.unpack_from(f"{order}HHIH", tiff, entry)
        if tag == 0x0112 and 1 <= value <= 8:
            told = b"MM\x00*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, value, 0, 0)
            return b"\xff\xe1" + struct.pack(">H", 8 + len(told)) + _EXIF + told
    return b""


def _png_chunks(content: bytes) -> Iterator[bytes]:
    at, name = len(_PNG), b""
    while name != b"IEND":
        length = struct.unpack_from(">I", content, at)[0]
        name = content[at + 4 : at + 8]
        if at + 12 + length > len(content):
            raise NotAPhotoError
        if name in _PNG_KEPT:
            yield content[at : at + 12 + length]
        at += 12 + length


def _webp(content: bytes) -> bytes:
    kept = b"".join(_webp_chunks(content))
    return b"RIFF" + struct.pack("<I", 4 + len(kept)) + b"WEBP" + kept


def _webp_chunks(content: bytes) -> Iterator[bytes]:
    at, end = 12, 8 + struct.unpack_from("<I", content, 4)[0]
    if end > len(content) or end < 20:
        raise NotAPhotoError
    while at < end:
        name = content[at : at + 4]
        length = struct.unpack_from("<I", content, at + 4)[0]
        chunk = content[at : at + 8 + length + length % 2]
        if name == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~_WEBP_FLAGS]) + chunk[9:]
        if name not in _WEBP_DROPPED:
            yield chunk
        at += 8 + length + length % 2
