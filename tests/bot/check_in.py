"""A check-in of two questions with small talk before it, ready to be talked with."""

from pathlib import Path
from typing import Any

import pytest

from bot.rasa import Answer
from bot.reply import Reply
from store import Store
from tests.bot.small_rasa import SmallRasa, says
from tests.bot.talk import Talk, words
from tests.people import SANNE

CHECK_IN = {"do": "start_topic", "topic": "check_in"}
OVER = {"do": "end_topic"}


def reactions() -> dict[str, Any]:
    """A check-in of two questions, and small talk before it."""
    said = words()
    return {
        "greet": says(said, "utter_hello"),
        "want_check_in": says(said, commands=[OVER, CHECK_IN]),
        "start_check_in": says(
            said, "utter_check_in_start", "utter_ask_feeling", expects="feeling"
        ),
        "feeling=bad": says(said, "utter_ask_reason", expects="reason"),
        "feeling=good": says(said, "utter_ask_wants_change", expects="wants_change"),
        "resume": says(said, "utter_resume", "utter_ask_reason", expects="reason"),
        "ruzie": says(said, "utter_check_in_saved", commands=[OVER]),
        "mijn stem": says(said, commands=[{"do": "start_topic", "topic": "voice"}]),
        "start_voice": says(said, "utter_ask_sound", expects="sound"),
        "sound=off": says(said, "utter_sound_off", commands=[OVER]),
        "said=voice": says(said, "utter_check_in_saved", commands=[OVER]),
        "ik voel me zo donker": Answer(danger="self_harm"),
    }


@pytest.fixture
def talk(fresh_store: Store, tmp_path: Path) -> Talk:
    return Talk(fresh_store, SmallRasa(reactions()), tmp_path / "voices")


def utters(replies: list[Reply]) -> list[str | None]:
    return [reply.utter for reply in replies]


async def start(talk: Talk) -> str:
    """Sanne is in the middle of a check-in, and was asked why."""
    client_id = talk.let_in()
    await talk.say(SANNE, "hoi")
    await talk.say(SANNE, "✅ Ja")
    await talk.say(SANNE, "🙁 Niet goed")
    return client_id
