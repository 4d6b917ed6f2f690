"""Asking Google for a voice, with a server of our own in its place."""

from pathlib import Path

import pytest

from tests.voice.google_stand_in import Answer, Place, google_stand_in
from voice.embedded import Embedded
from voice.errors import EngineFailed, NothingToSay
from voice.google import Google
from voice.making import make_pack
from voice.sentence import Sentence

SHORT = "Voel je je goed?"
LONG = "Je mag altijd stoppen met praten. " * 5


def test_it_says_a_sentence(google: Google, place: Place) -> None:
    with google_stand_in() as server:
        place(server)
        assert google.say(SHORT).seconds == pytest.approx(1, abs=0.3)
    assert SHORT in server.asked[0]
    assert '"nl' in server.asked[0].replace("\\", "")


def test_it_does_not_call_itself_a_browser(google: Google, place: Place) -> None:
    with google_stand_in() as server:
        place(server)
        google.say(SHORT)
    assert server.headers[0]["User-Agent"] == "zegje-voice"
    assert "Referer" not in server.headers[0]


def test_a_long_text_is_asked_in_parts_and_joined(google: Google, place: Place) -> None:
    with google_stand_in() as server:
        place(server)
        heard = google.say(LONG)
    assert len(server.asked) > 1
    assert heard.seconds == pytest.approx(len(server.asked) * 1.25, abs=0.3)


def test_the_same_words_are_asked_once(google: Google, place: Place) -> None:
    with google_stand_in() as server:
        place(server)
        assert google.say(SHORT) == google.say(SHORT, 0.8)
    assert len(server.asked) == 1


def test_punctuation_is_not_sent(google: Google, place: Place) -> None:
    with google_stand_in() as server:
        place(server)
        with pytest.raises(NothingToSay):
            google.say("...!?")
    assert server.asked == []


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>consent</html>", b'jQ1olc","[\\"AAAA\\"]', b'jQ1olc","[\\"A\\"]'],
)
def test_an_answer_without_sound_is_a_failure(google: Google, place: Place, body: bytes) -> None:
    with google_stand_in(Answer(body=body)) as server:
        place(server)
        with pytest.raises(EngineFailed, match="sound"):
            google.say(SHORT)


def test_without_google_the_embedded_engine_makes_the_pack(
    google: Google, place: Place, tmp_path: Path
) -> None:
    with google_stand_in() as server:
        place(server)  # and it is closed again: nobody listens there now
    report = make_pack([Sentence(SHORT, "utter_ask_feeling")], tmp_path, [google, Embedded()])

    assert report.engine == "embedded"
    assert "no connection" in report.complaints[0]


def test_google_is_stretched_to_both_speeds(google: Google, place: Place, tmp_path: Path) -> None:
    with google_stand_in() as server:
        place(server)
        report = make_pack([Sentence(SHORT, "utter_ask_feeling")], tmp_path, [google])
    assert (report.engine, report.made) == ("gtts", 2)
    assert len(server.asked) == 1
