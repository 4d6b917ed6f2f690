"""Voices and photos: kept sealed, heard and seen by the one they are for."""

import io
import wave

import httpx
import pytest

from bot.phone import photo
from bot.phone.session import Session
from bot.reply import Reply
from store.models import Attachment
from tests.bot.phone.files import PLACE, jpeg, sound
from tests.bot.phone.house import House
from tests.bot.phone.posting import inbox, send


async def test_a_recording_is_kept_as_ogg_before_the_inbox_speaks_of_it(
    house: House, sanne: Session, hers: httpx.AsyncClient
) -> None:
    answer = await send(hers, sanne, "voice", sound("webm", 2.0), seconds="99")

    [incoming] = inbox(house, sanne)
    assert (incoming.kind, incoming.seconds) == ("voice", 2)
    heard = await hers.get(f"/phone/mine/{incoming.file_ref}")
    assert heard.headers["content-type"] == "audio/ogg"
    assert heard.content.startswith(b"OggS")
    assert f"/phone/mine/{incoming.file_ref}" in answer.json()["entries"][0]["html"]


async def test_a_recording_that_is_posted_twice_is_kept_once(
    house: House, sanne: Session, hers: httpx.AsyncClient
) -> None:
    for _ in range(2):
        await send(hers, sanne, "voice", sound(), id="a" * 32)

    with house.store.open_reading() as work:
        assert work.session.query(Attachment).count() == 1


async def test_a_photo_is_kept_without_its_place(
    house: House, sanne: Session, hers: httpx.AsyncClient
) -> None:
    await send(hers, sanne, "photo", jpeg(), text="my room")

    [incoming] = inbox(house, sanne)
    seen = await hers.get(f"/phone/mine/{incoming.file_ref}")
    assert (incoming.kind, incoming.text) == ("photo", "my room")
    assert seen.headers["content-type"] == "image/jpeg"
    assert PLACE not in seen.content


@pytest.mark.parametrize(("name", "status"), [("voice", 415), ("photo", 415)])
async def test_what_is_no_recording_or_photo_is_refused_kindly(
    name: str, status: int, house: House, sanne: Session, hers: httpx.AsyncClient
) -> None:
    answer = await send(hers, sanne, name, b"GIF89a something else")

    assert (answer.status_code, inbox(house, sanne)) == (status, [])
    assert answer.json()["say"]


@pytest.mark.parametrize("size", [photo.LARGEST + 1, 12 * 1024 * 1024])
async def test_a_photo_that_is_too_big_is_refused_kindly(
    size: int, house: House, sanne: Session, hers: httpx.AsyncClient
) -> None:
    answer = await send(hers, sanne, "photo", b"\xff\xd8\xff".ljust(size, b"\x00"))

    assert (answer.status_code, inbox(house, sanne)) == (413, [])
    assert answer.json()["say"]


async def test_bram_cannot_hear_sanne(
    house: House, sanne: Session, bram: Session, hers: httpx.AsyncClient, his: httpx.AsyncClient
) -> None:
    await send(hers, sanne, "voice", sound())
    [incoming] = inbox(house, sanne)

    assert (await hers.get(f"/phone/mine/{incoming.file_ref}")).status_code == 200
    assert (await his.get(f"/phone/mine/{incoming.file_ref}")).status_code == 404


@pytest.mark.parametrize("what", ["voice", "shared", "picture"])
async def test_bram_gets_nothing_of_what_the_bot_says_to_sanne(
    what: str, house: House, sanne: Session, hers: httpx.AsyncClient, his: httpx.AsyncClient
) -> None:
    house.picture = house.live.voices.folder / "x.png"
    house.picture.parent.mkdir(parents=True, exist_ok=True)
    house.picture.write_bytes(b"picture")
    with house.store.open_work() as work:
        chat = sanne.chat(work)
        assert chat is not None
        file_id = work.attachments.voice(chat.person_id, sound("ogg"), "audio/ogg", 1).id
        work.commit()
    row_id = house.says(sanne, Reply(text="hello", spoken="hello", attachment=file_id, image="x"))

    assert (await hers.get(f"/phone/{what}/{row_id}")).status_code == 200
    assert (await his.get(f"/phone/{what}/{row_id}")).status_code == 404


async def test_anna_hears_what_sanne_shared_with_her(
    house: House, sanne: Session, hers: httpx.AsyncClient, bram: Session, his: httpx.AsyncClient
) -> None:
    """The message to the contact opens the recording, not the id of the recording."""
    anna, at_annas = bram, his
    await send(hers, sanne, "voice", sound())
    [incoming] = inbox(house, sanne)
    row_id = house.says(anna, Reply(text="Sanne says", attachment=incoming.file_ref), "signal")
    news = (await at_annas.get("/phone/messages")).text

    assert f"/phone/shared/{row_id}" in news
    assert (await at_annas.get(f"/phone/shared/{row_id}")).content.startswith(b"OggS")


async def test_a_recording_of_the_pack_goes_before_the_voice_in_the_computer(
    house: House, sanne: Session, hers: httpx.AsyncClient
) -> None:
    name = "0" * 32
    house.live.voices.folder.mkdir(parents=True, exist_ok=True)
    house.live.voices.path(name).write_bytes(b"OggS recorded")
    row_id = house.says(sanne, Reply(text="hello", spoken="hello", voice=f"{name}.ogg"))

    assert (await hers.get(f"/phone/voice/{row_id}")).content == b"OggS recorded"


async def test_a_name_of_a_recording_leads_nowhere_else(
    house: House, sanne: Session, hers: httpx.AsyncClient
) -> None:
    house.live.voices.folder.mkdir(parents=True)
    secret = house.live.voices.folder.parent / "keys" / "secret.ogg"
    secret.write_bytes(b"secret")
    row_id = house.says(sanne, Reply(text="hi", spoken="hi", voice="../keys/secret.ogg"))

    assert b"secret" not in (await hers.get(f"/phone/voice/{row_id}")).content


async def test_an_older_iphone_gets_the_same_sound_as_wav(
    house: House, sanne: Session, hers: httpx.AsyncClient
) -> None:
    await send(hers, sanne, "voice", sound("ogg", 2.0))
    [incoming] = inbox(house, sanne)
    heard = await hers.get(f"/phone/mine/{incoming.file_ref}", params={"form": "wav"})

    with wave.open(io.BytesIO(heard.content)) as file:
        assert file.getnframes() / file.getframerate() == pytest.approx(2.0, abs=0.1)


@pytest.mark.parametrize(
    ("asked", "status", "told"),
    [
        ("bytes=0-3", 206, "bytes 0-3/"),
        ("bytes=-4", 206, "bytes "),
        ("bytes=999999999-", 416, "bytes */"),
        ("bytes=-", 200, None),
        ("lines=1-2", 200, None),
    ],
)
async def test_a_part_of_a_recording_can_be_asked_for(
    asked: str, status: int, told: str | None, sanne: Session, house: House, hers: httpx.AsyncClient
) -> None:
    await send(hers, sanne, "voice", sound())
    [incoming] = inbox(house, sanne)
    part = await hers.get(f"/phone/mine/{incoming.file_ref}", headers={"range": asked})

    assert part.status_code == status
    assert part.headers.get("content-range", "none").startswith(told or "none")
    assert len(part.content) == 4 or status != 206
