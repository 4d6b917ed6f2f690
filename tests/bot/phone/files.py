"""Small real files: a second of sound, and pictures that tell where they were taken."""

import io
import math
import struct
import zlib
from array import array

import av
from av.audio.frame import AudioFrame

PLACE = b"52.3702 N 4.8952 E"


def sound(container: str = "webm", seconds: float = 1.0) -> bytes:
    """A tone as a browser records it: Opus in WebM or Ogg."""
    file, rate = io.BytesIO(), 48_000
    wave = (math.sin(at / 40) * 9_000 for at in range(int(seconds * rate)))
    with av.open(file, "w", format=container) as out:
        stream = out.add_stream("libopus", rate=rate, layout="mono")
        frame = AudioFrame("s16", "mono", int(seconds * rate))
        frame.sample_rate = rate
        frame.planes[0].update(array("h", map(int, wave)).tobytes())
        out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return file.getvalue()


def jpeg(orientation: int = 6) -> bytes:
    """The frame of a JPEG: what it tells, a quantisation table, one scan, and a second picture."""
    tiff = b"MM\x00*" + struct.pack(">IH", 8, 2)
    tiff += struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0)
    tiff += struct.pack(">HHII", 0x9286, 7, len(PLACE), 38) + b"\x00" * 4 + PLACE
    scan = _segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x12\xff\x00\x34\xff\xd0\x56"
    parts = [
        _segment(0xE0, b"JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x00\x00"),
        _segment(0xE1, b"Exif\x00\x00" + tiff),
        _segment(0xFE, PLACE),
        _segment(0xDB, b"\x00" + bytes(range(64))),
        scan,
    ]
    return b"\xff\xd8" + b"".join(parts) + b"\xff\xd9" + PLACE


def png() -> bytes:
    """One grey dot, and a text about where it was seen."""
    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    dot = zlib.compress(b"\x00\x80")
    told = b"Location\x00" + PLACE
    chunks = [(b"IHDR", head), (b"tEXt", told), (b"IDAT", dot), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks) + PLACE


def webp() -> bytes:
    """The boxes of an extended WebP, with an Exif box."""
    flags = struct.pack("<II", 0x08 | 0x10, 0) + b"\x00\x00"
    boxes = [(b"VP8X", flags), (b"VP8L", b"picture."), (b"EXIF", PLACE), (b"XMP ", PLACE + b"!")]
    body = b"WEBP" + b"".join(_box(*box) for box in boxes)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def _chunk(name: bytes, content: bytes) -> bytes:
    checked = struct.pack(">I", zlib.crc32(name + content))
    return struct.pack(">I", len(content)) + name + content + checked


def _box(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + b"\x00" * (len(content) % 2)
