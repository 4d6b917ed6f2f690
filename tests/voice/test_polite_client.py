"""How requests to Google are sent: patient, but not for ever, and never to a stranger."""

import ssl
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import httpx
import pytest

from tests.voice.certificate import self_signed
from tests.voice.google_stand_in import Answer, Place, google_stand_in
from voice.errors import EngineFailed
from voice.google import Google
from voice.polite_client import Patience, PoliteClient

SHORT = "Voel je je goed?"


def test_when_told_to_wait_it_waits_that_long(
    google: Google, place: Place, waits: list[float]
) -> None:
    moment = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    told = (Answer(429, {"Retry-After": "7"}), Answer(429, {"Retry-After": moment}))
    with google_stand_in(*told) as server:
        place(server)
        google.say(SHORT)
    assert waits == [7, pytest.approx(30, abs=2)]


def test_otherwise_it_waits_longer_each_time(
    google: Google, place: Place, waits: list[float]
) -> None:
    with google_stand_in(Answer(503), Answer(429), Answer(500)) as server:
        place(server)
        google.say(SHORT)
    assert waits == [1, 2, 4]


def test_it_gives_up_when_google_keeps_refusing(
    google: Google, place: Place, waits: list[float]
) -> None:
    with google_stand_in(*[Answer(503)] * 9) as server:
        place(server)
        with pytest.raises(EngineFailed, match="503, 5 times"):
            google.say(SHORT)
    assert len(server.asked) == 5
    assert len(waits) == 4


def test_it_does_not_wait_an_hour(google: Google, place: Place, waits: list[float]) -> None:
    with google_stand_in(Answer(429, {"Retry-After": "3600"})) as server:
        place(server)
        with pytest.raises(EngineFailed, match="wait 3600 seconds"):
            google.say(SHORT)
    assert waits == []


@pytest.mark.parametrize("status", [302, 403, 404])
def test_a_refusal_is_not_asked_again(google: Google, place: Place, status: int) -> None:
    with google_stand_in(Answer(status)) as server:
        place(server)
        with pytest.raises(EngineFailed, match=str(status)):
            google.say(SHORT)
    assert len(server.asked) == 1


def test_an_endless_answer_is_a_failure(google: Google, place: Place) -> None:
    with google_stand_in(Answer(body=b"x" * 5_000_001)) as server:
        place(server)
        with pytest.raises(EngineFailed, match="too large"):
            google.say(SHORT)


def test_it_does_not_wait_for_ever_for_an_answer(place: Place, waits: list[float]) -> None:
    patience, limit = Patience(sleep=waits.append), httpx.Timeout(0.05)
    engine = Google(PoliteClient("gtts", patience, limit))
    with google_stand_in(*[Answer(after_seconds=0.3)] * 2) as server:
        place(server)
        with pytest.raises(EngineFailed, match="too long, 2 times"):
            engine.say(SHORT)
    engine.close()


def test_a_certificate_that_nobody_signed_is_refused(
    google: Google, place: Place, waits: list[float], tmp_path: Path
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(self_signed(tmp_path))
    with google_stand_in(tls=context) as server:
        place(server)
        with pytest.raises(EngineFailed, match="certificate"):
            google.say(SHORT)
    assert server.asked == []
    assert waits == []
