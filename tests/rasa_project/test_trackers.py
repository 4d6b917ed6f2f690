"""What Rasa remembers of an open conversation: kept, sealed, honest about errors, forgettable."""

import sqlite3
from contextlib import closing
from typing import Any

import httpx
import pytest

from tests.rasa_project.conftest import Assistant

pytestmark = pytest.mark.rasa

WORDS = "mijn geheime zin over de buren"


def test_it_remembers_across_a_restart(assistant: Assistant) -> None:
    first = assistant.say("restart001", "m1", payload="start_voice")
    assistant.process.kill()
    assistant.process.start()
    assert assistant.say("restart001", "m1", payload="start_voice") == first
    assert assistant.say("restart001", "m2", payload="explain")["expects"] == "sound"


def test_what_it_remembers_is_what_lies_on_the_disk(assistant: Assistant) -> None:
    said = [("m1", {"payload": "start_voice"}), ("m2", {"payload": "explain"})]
    said += [("m3", {"text": WORDS}), ("m4", {"payload": "explain"})]
    answers = [assistant.say("kept000001", name, **each) for name, each in said]
    users = "SELECT count(*) FROM events WHERE sender_id='kept000001' AND type_name='user'"
    assert _in_the_trackers(assistant, users) == [(len(said),)]  # nothing twice, nothing missing
    assistant.process.kill()
    assistant.process.start()
    assert [assistant.say("kept000001", name, **each) for name, each in said] == answers
    assert _in_the_trackers(assistant, users) == [(len(said),)]


def test_a_later_turn_that_cannot_be_kept_is_not_remembered_either(assistant: Assistant) -> None:
    assistant.say("unkept0002", "m1", payload="start_voice")
    full = "CREATE TRIGGER full BEFORE INSERT ON events BEGIN SELECT RAISE(ABORT, 'full'); END"
    body = {"conversation": "unkept0002", "message_id": "m2", "payload": "explain"}
    _in_the_trackers(assistant, full)
    try:
        assert assistant.post("message", body).status_code == 503
    finally:
        _in_the_trackers(assistant, "DROP TRIGGER full")
    assert assistant.say("unkept0002", "m2", payload="explain")["expects"] == "sound"
    users = "SELECT count(*) FROM events WHERE sender_id='unkept0002' AND type_name='user'"
    assert _in_the_trackers(assistant, users) == [(2,)]


def test_it_says_so_when_the_turn_cannot_be_kept(assistant: Assistant) -> None:
    body = {"conversation": "unkept0001", "message_id": "m1", "payload": "start_voice"}
    full = "CREATE TRIGGER full BEFORE INSERT ON events BEGIN SELECT RAISE(ABORT, 'full'); END"
    _in_the_trackers(assistant, full)
    try:
        refused = assistant.post("message", body)
    finally:
        _in_the_trackers(assistant, "DROP TRIGGER full")
    assert (refused.status_code, refused.json()) == (503, {"error": "tracker"})
    assert assistant.say("unkept0001", "m1", payload="start_voice")["expects"] == "sound"


def test_words_lie_sealed_on_the_disk_and_are_in_no_log(assistant: Assistant) -> None:
    assistant.say("sealed0001", "m1", text=WORDS)
    files = [p for p in assistant.var_dir.glob("rasa*") if p.is_file()]
    assert len(files) >= 2
    for path in files:
        assert WORDS.encode() not in path.read_bytes(), path.name


def test_a_row_cannot_be_moved_to_another_conversation(assistant: Assistant) -> None:
    assistant.say("moved00001", "m1", payload="start_voice")
    moved = "UPDATE events SET sender_id='moved00002' WHERE sender_id='moved00001'"
    _in_the_trackers(assistant, moved)
    assistant.actions.called.clear()
    body = {"conversation": "moved00002", "message_id": "m2", "payload": "start_check_in"}
    answer = assistant.post("message", body)
    assert (answer.status_code, answer.json()) == (503, {"error": "tracker"})
    assert assistant.actions.called == []


def test_a_finished_conversation_is_forgotten(assistant: Assistant) -> None:
    assistant.say("forget0001", "m1", payload="start_voice")
    shown = {"authorization": f"Bearer {assistant.secret}"}
    url = f"{assistant.url}/zegje/conversations/forget0001"
    assert httpx.delete(url, headers=shown, timeout=5).status_code == 204
    left = "SELECT count(*) FROM events WHERE sender_id='forget0001'"
    assert _in_the_trackers(assistant, left) == [(0,)]


def _in_the_trackers(assistant: Assistant, statement: str) -> list[Any]:
    """Closed at once: reading the file beside an open connection would take away its locks."""
    file = assistant.var_dir / "rasa.sqlite"
    with closing(sqlite3.connect(file, timeout=30)) as database, database:
        return database.execute(statement).fetchall()
