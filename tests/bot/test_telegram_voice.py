"""A reply is one message where it can be: the recording, the text as its caption, the buttons."""

from pathlib import Path

import pytest

from bot.reply import Reply, ReplyButton
from store import Work
from store.models import Attachment
from tests.bot.edge import Edge
from tests.bot.running import running
from tests.bot_api.client import OGG, Telegram
from tests.bot_api.seen import Seen
from tests.people import SANNE

pytestmark = pytest.mark.process

VOICE = "0a1b.ogg"


@pytest.fixture(autouse=True)
def recording(edge: Edge, tmp_path: Path) -> None:
    path = tmp_path / VOICE
    path.write_bytes(OGG)
    edge.shelf_files[VOICE] = path


def _spoken(text: str = "hello", **more: object) -> Reply:
    return Reply.model_validate({"text": text, "voice": VOICE, **more})


def _send(telegram: Telegram, edge: Edge, *replies: Reply) -> list[Seen]:
    ids = edge.put(SANNE, *replies)
    with running(edge, edge.sender()):
        telegram.wait_for(lambda: set(edge.states(ids)) == {"sent"})
    return telegram.sent_to(SANNE)


def test_voice_text_and_buttons_are_one_message(telegram: Telegram, edge: Edge) -> None:
    good = ReplyButton(title="🙂 good", payload="feeling=good")
    (seen,) = _send(telegram, edge, _spoken(buttons=(good,)))
    assert (seen.text, seen.keyboard) == ("hello", ["🙂 good"])
    assert seen.voice is not None


def test_a_recording_is_uploaded_once(telegram: Telegram, edge: Edge) -> None:
    first, second = _send(telegram, edge, _spoken(), _spoken("again"))
    assert first.voice == second.voice == "file-1"
    with edge.store.open_reading() as work:
        assert work.spoken_files.find(edge.name, VOICE) == "file-1"


def test_a_file_that_telegram_forgot_is_uploaded_again(telegram: Telegram, edge: Edge) -> None:
    with edge.store.open_work() as work:
        work.spoken_files.put(edge.name, VOICE, "long-gone")
        work.commit()
    (seen,) = _send(telegram, edge, _spoken())
    assert seen.voice == "file-1"
    with edge.store.open_reading() as work:
        assert work.spoken_files.find(edge.name, VOICE) == "file-1"


def test_who_refuses_voice_gets_text_and_is_not_asked_again(telegram: Telegram, edge: Edge) -> None:
    telegram.refuses_voice(SANNE)
    good = ReplyButton(title="🙂 good", payload="feeling=good")
    seen = _send(telegram, edge, _spoken("one", buttons=(good,)), _spoken("two"))
    assert [(one.text, one.voice) for one in seen] == [("one", None), ("two", None)]
    assert seen[0].keyboard == ["🙂 good"]
    with edge.store.open_reading() as work:
        chat = work.chats.by_address("telegram", str(SANNE.telegram_id))
        assert chat is not None
        assert chat.voice_refused
    assert len(telegram.calls("sendVoice")) == 0


@pytest.mark.parametrize(("length", "speaks"), [(1024, True), (1025, False)])
def test_a_text_too_long_for_a_caption_goes_alone(
    telegram: Telegram, edge: Edge, length: int, speaks: bool
) -> None:
    (seen,) = _send(telegram, edge, _spoken("x" * length))
    assert (seen.text, seen.voice is not None) == ("x" * length, speaks)


def test_a_recording_that_is_not_there_is_no_reason_to_be_silent(
    telegram: Telegram, edge: Edge
) -> None:
    (seen,) = _send(telegram, edge, Reply(text="hello", voice="not-made-yet.ogg"))
    assert (seen.text, seen.voice) == ("hello", None)


def test_a_broken_recording_is_no_reason_to_be_silent(telegram: Telegram, edge: Edge) -> None:
    edge.shelf_files[VOICE].write_bytes(b"")
    (seen,) = _send(telegram, edge, _spoken())
    assert (seen.text, seen.voice) == ("hello", None)


def test_a_very_long_text_arrives_whole_with_its_buttons_last(
    telegram: Telegram, edge: Edge
) -> None:
    good = ReplyButton(title="🙂 good", payload="feeling=good")
    text = "a sentence. " * 500
    first, second = _send(telegram, edge, Reply(text=text, buttons=(good,)))
    assert f"{first.text} {second.text}".split() == text.split()
    assert (first.keyboard, second.keyboard) == ([], ["🙂 good"])


def test_what_somebody_said_is_passed_on_as_it_is(telegram: Telegram, edge: Edge) -> None:
    with edge.store.open_work() as work:
        spoken = _keep(work, "voice", b"OggS-own-words")
        shown = _keep(work, "photo", b"\xff\xd8-own-photo")
        work.commit()
    voice, photo = _send(
        telegram, edge, Reply(text="listen", attachment=spoken), Reply(attachment=shown)
    )
    assert (voice.text, photo.text) == ("listen", "")
    assert voice.voice is not None
    assert photo.photo is not None


def test_a_sentence_with_a_name_is_spoken_here_and_now(telegram: Telegram, edge: Edge) -> None:
    edge.speak = lambda text, speed: OGG
    with_name, quiet = _send(
        telegram, edge, Reply(text="hello Sanne", spoken="hello Sanne"), Reply(text="quiet")
    )
    assert with_name.voice is not None
    assert quiet.voice is None


def _keep(work: Work, kind: str, content: bytes) -> str:
    person = work.people.make()
    row = Attachment(person_id=person.id, kind=kind, mime="audio/ogg", content=content)
    work.session.add(row)
    work.session.flush()
    return row.id
