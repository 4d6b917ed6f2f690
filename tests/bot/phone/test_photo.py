"""A photo is kept without what it tells about where and when it was taken."""

import struct
from collections.abc import Callable

import pytest

from bot.phone.photo import NotAPhotoError, clean
from tests.bot.phone.files import PLACE, jpeg, png, webp


@pytest.mark.parametrize(("make", "mime"), [(jpeg, "jpeg"), (png, "png"), (webp, "webp")])
def test_the_place_is_left_out(make: Callable[[], bytes], mime: str) -> None:
    assert PLACE in make()
    content, kind = clean(make())

    assert PLACE not in content
    assert kind == f"image/{mime}"


def test_a_jpeg_still_stands_upright_and_keeps_its_picture() -> None:
    content, _ = clean(jpeg(orientation=6))

    assert struct.pack(">HHIHH", 0x0112, 3, 1, 6, 0) in content
    assert b"\x12\xff\x00\x34\xff\xd0\x56\xff\xd9" in content
    assert content.endswith(b"\xff\xd9")


def test_cleaning_twice_changes_nothing() -> None:
    for made in (jpeg(), png(), webp()):
        once = clean(made)[0]
        assert clean(once)[0] == once


def test_a_webp_says_no_more_that_it_tells_something() -> None:
    content, _ = clean(webp())

    assert content[20] == 0x10
    assert struct.unpack("<I", content[4:8])[0] == len(content) - 8


@pytest.mark.parametrize("make", [jpeg, png, webp])
def test_half_a_photo_is_none(make: Callable[[], bytes]) -> None:
    whole = make()
    # What follows the end of a JPEG or PNG is not part of it, so it may be missing.
    for length in (0, 3, 12, 30, len(whole) - len(PLACE) - 5):
        with pytest.raises(NotAPhotoError):
            clean(whole[:length])


@pytest.mark.parametrize("content", [b"GIF89a", b"<svg/>", b"%PDF", b"\x00" * 64])
def test_other_files_are_no_photos(content: bytes) -> None:
    with pytest.raises(NotAPhotoError):
        clean(content)
