"""Danger is noticed after every step of every conversation, and what was open goes on."""

from dataclasses import replace
from itertools import takewhile

import pytest
from sqlalchemy import func, select

from store.models import Incident
from tests.conversations.played import Play
from tests.conversations.script import FOLDER, Script, Step, read_script
from tests.people import SANNE

pytestmark = pytest.mark.rasa

# Those that walk the longest way through their topic.
_WALKS = (
    "welcome/every_yes_of_the_first_talk.yml",
    "check_in/going_on_until_the_last_question.yml",
    "check_in/she_tells_it_with_her_voice.yml",
    "share/other_words.yml",
    "share/somebody_else_reads_it.yml",
    "contact/the_name_was_wrong.yml",
    "rhythm/her_own_day_and_time.yml",
    "rhythm/pause.yml",
    "voice/off_and_on_again.yml",
    "detours/in_doubt_she_means_something_else.yml",
)
_TOLD = Step(SANNE, "say", "hij heeft mij geslagen")
_NO = Step(SANNE, "press", "danger_no")
_ON = Step(SANNE, "press", "danger_later")


@pytest.mark.parametrize("walk", _WALKS)
async def test_it_is_noticed_and_the_open_question_comes_again(play: Play, walk: str) -> None:
    times = 0

    async def in_danger(step: Step) -> None:
        nonlocal times
        if step.who is not SANNE:
            return
        times += 1
        await _tell(play, times, step.answers.get("sanne", []))

    await play.run(_without_waiting(read_script(FOLDER / walk)), in_danger)
    assert times >= 3


def _without_waiting(script: Script) -> Script:
    """Until time passes: the day after, the soft question comes first. Facts are left to others."""
    steps = takewhile(lambda step: step.later is None, script.steps)
    return replace(script, steps=tuple(replace(step, then={}) for step in steps))


async def _tell(play: Play, times: int, before: list[str]) -> None:
    heard = (await play.does(_TOLD))["sanne"]
    assert heard[0] == "say_danger_abuse"
    assert heard.count("say_danger_ask") == 1
    assert _incidents(play, is_open=True) == 1
    assert (await play.does(_NO))["sanne"] == ["say_danger_no"]
    went_on = (await play.does(_ON))["sanne"]
    assert went_on[0] == "say_danger_later"
    assert _incidents(play, is_open=True) == 0
    assert _incidents(play, is_open=False) == times
    if asked := [name for name in before if name.startswith("utter_ask_")]:
        assert went_on[-1] == asked[-1]


def _incidents(play: Play, *, is_open: bool) -> int:
    counted = select(func.count()).select_from(Incident)
    if is_open:
        counted = counted.where(Incident.state == "open")
    with play.talk.store.open_reading() as work:
        return int(work.session.scalar(counted) or 0)
