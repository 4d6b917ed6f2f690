"""Every kind of update becomes what somebody did, or is put aside."""

from typing import Any

import pytest

from bot.incoming import Incoming
from bot.telegram_parse import UnreadableUpdateError, parse_update
from tests.bot_api.memory import Memory
from tests.bot_api.updates import put_act
from tests.people import SANNE

BOT = "telegram:4200"


def _done(kind: str, **details: Any) -> Incoming | None:
    memory = Memory(next_update=5)
    memory.messages.append(
        {"message_id": 9, "date": 1, "chat": {"id": SANNE.telegram_id, "type": "private"}}
    )
    put_act(memory, {"kind": kind, "chat": SANNE.telegram_id, "name": SANNE.name, **details})
    return parse_update(memory.waiting[0], BOT)


def _incoming(kind: str, **details: Any) -> Incoming:
    facts = {"sender_name": SANNE.name, **details}
    return Incoming("telegram", str(SANNE.telegram_id), f"{BOT}:5", kind, **facts)  # type: ignore[arg-type]


def test_a_text() -> None:
    assert _done("text", text="hello") == _incoming("text", text="hello")


def test_another_command_is_a_text() -> None:
    assert _done("text", text="/restart now") == _incoming("text", text="/restart now")


@pytest.mark.parametrize(
    ("text", "code"),
    [("/start", ""), ("/start abc-_1", "abc-_1"), ("/start@zegje_tests_bot abc", "abc")],
)
def test_a_start_with_the_code_of_a_link(text: str, code: str) -> None:
    assert _done("text", text=text) == _incoming("start", text=code)


def test_a_press_on_a_button() -> None:
    found = _done("callback", message=9, data="share_yes|1234abcd|deadbeef")
    assert found == _incoming("callback", text="share_yes|1234abcd|deadbeef", reply_ref="5")


def test_a_voice_message() -> None:
    found = _done("voice", content="00", seconds=12)
    assert found == _incoming("voice", file_ref="file-1", seconds=12)


def test_a_photo_with_words() -> None:
    found = _done("photo", content="00", text="my room")
    assert found == _incoming("photo", file_ref="file-1", text="my room")


@pytest.mark.parametrize("kind", ["sticker", "location"])
def test_anything_else(kind: str) -> None:
    assert _done(kind) == _incoming("other")


def test_an_edit_names_the_message_that_was_edited() -> None:
    found = _done("edited", text="other words", message=3)
    assert found == _incoming("edited", text="other words", reply_ref="3")


@pytest.mark.parametrize(("act", "kind"), [("blocks", "blocked"), ("unblocks", "unblocked")])
def test_blocking_and_coming_back(act: str, kind: str) -> None:
    assert _done(act) == _incoming(kind)


def test_a_group_is_only_a_group_whatever_is_said_there() -> None:
    assert _done("text", text="hello", chat_type="group") == _incoming("group")


def test_an_update_of_a_kind_that_we_do_not_know_concerns_nobody() -> None:
    assert parse_update({"update_id": 5, "something_new": {"id": 1}}, BOT) is None


@pytest.mark.parametrize(
    "message", [{}, {"message_id": 1, "date": "yesterday", "chat": {"id": "x"}}, "words", 7]
)
def test_an_unreadable_update_is_told_without_its_words(message: object) -> None:
    with pytest.raises(UnreadableUpdateError) as caught:
        parse_update({"update_id": 5, "message": message}, BOT)
    assert "yesterday" not in str(caught.value)
    assert caught.value.__cause__ is None
