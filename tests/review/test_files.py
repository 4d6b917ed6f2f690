"""A voice or a photo is heard and seen by whom it was shared with, and by nobody else."""

import pytest

from tests.people import ANNA, BRAM, KARIM, SANNE
from tests.review.house import House, Visit, client_of, contact_of
from voice import speak_locally

PHOTO = b"\xff\xd8\xff\xe0 a photo"


def _share(
    house: House, contact_id: str, kind: str, content: bytes, with_words: bool = True
) -> str:
    with house.store.open_work() as work:
        client = client_of(work, contact_of(work, contact_id).client_id)
        if kind == "voice":
            kept = work.attachments.voice(client.person_id, content, "audio/ogg", 2)
        else:
            kept = work.attachments.photo(client.person_id, content, "image/jpeg")
        work.commit()
        ids = [kept.id]
    return house.share(contact_id, attachment_ids=ids, with_words=with_words)


@pytest.fixture
def contact_id(house: House) -> str:
    return house.befriend(house.admit(SANNE), ANNA)


def _opened(house: House, contact_id: str, signal_id: str) -> Visit:
    visit = house.log_in(house.link_for(contact_id))
    return visit.press(f"/messages/{signal_id}/open")


def test_anna_sees_the_photo_and_it_is_logged(house: House, contact_id: str) -> None:
    signal_id = _share(house, contact_id, "photo", PHOTO)
    answer = _opened(house, contact_id, signal_id).get(f"/messages/{signal_id}/files/0")
    assert (answer.content, answer.headers["content-type"]) == (PHOTO, "image/jpeg")
    with house.store.open_reading() as work:
        client_id = contact_of(work, contact_id).client_id
    assert house.looks(client_id)[0] == ("contact", "photo")


def test_anna_hears_the_voice_in_any_browser(house: House, contact_id: str) -> None:
    voice = speak_locally("Hoi", "normal")
    signal_id = _share(house, contact_id, "voice", voice)
    visit = _opened(house, contact_id, signal_id)
    there = f"/messages/{signal_id}/files/0"
    assert visit.get(there).content == voice
    assert visit.get(f"{there}?form=wav").content[:4] == b"RIFF"
    part = visit.get(there, range="bytes=4-9")
    assert (part.status_code, part.content) == (206, voice[4:10])
    assert visit.get(there, range=f"bytes={len(voice)}-").status_code == 416


def test_unopened_it_is_not_there(house: House, contact_id: str) -> None:
    signal_id = _share(house, contact_id, "photo", PHOTO)
    visit = house.log_in(house.link_for(contact_id))
    assert visit.get(f"/messages/{signal_id}/files/0").status_code == 404


def test_without_words_it_is_not_there(house: House, contact_id: str) -> None:
    signal_id = _share(house, contact_id, "photo", PHOTO, with_words=False)
    visit = _opened(house, contact_id, signal_id)
    assert visit.get(f"/messages/{signal_id}/files/0").status_code == 404


@pytest.mark.parametrize("place", ["1", "99999999999999999999", "-1", "x"])
def test_another_place_is_not_there(house: House, contact_id: str, place: str) -> None:
    signal_id = _share(house, contact_id, "photo", PHOTO)
    visit = _opened(house, contact_id, signal_id)
    assert visit.get(f"/messages/{signal_id}/files/{place}").status_code == 404


def test_somebody_elses_contact_finds_nothing(house: House, contact_id: str) -> None:
    signal_id = _share(house, contact_id, "photo", PHOTO)
    _opened(house, contact_id, signal_id)
    other = house.befriend(house.admit(BRAM), KARIM)
    karim = house.log_in(house.link_for(other))
    assert karim.get(f"/messages/{signal_id}/files/0").status_code == 404
