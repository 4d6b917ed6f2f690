"""Danger is noticed after every step of every conversation, and what was open goes on."""

import re
from dataclasses import replace
from datetime import timedelta
from itertools import takewhile
from pathlib import Path

import pytest
import yaml
from sqlalchemy import func, select

from store.models import Incident
from tests.bot.people_side import words
from tests.conversations.played import Play
from tests.conversations.script import FOLDER, Script, Step, read_script
from tests.people import SANNE

pytestmark = pytest.mark.rasa

DOMAIN = Path(__file__).parents[2] / "rasa_project/domain"

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
    "detours/a_sticker_and_a_location.yml",
    "contact/a_stranger_opens_the_link.yml",
    "contact/opened_without_a_name.yml",
    "contact/declines_by_e_mail.yml",
    "contact/she_stops_one.yml",
    "share/she_takes_it_back_after_it_was_read.yml",
    "share/her_contact_leaves_meanwhile.yml",
    "share/it_does_not_arrive.yml",
    "share/to_her_advocate_and_back.yml",
    "advocate/another_day.yml",
    "advocate/how_it_was.yml",
    "advocate/she_asks_for_a_talk.yml",
    "advocate/two_advocates.yml",
)
# What she types next would be told to her advocate; after danger the chat is her own again. These
# have scenarios of their own: share/danger_while_she_answers_her_advocate.yml and
# advocate/danger_while_she_says_another_day.yml.
_TYPED = ("say_more_ask", "say_talk_when_then")
# Asked of contacts and staff, or in danger itself.
_OF_OTHERS = re.compile(
    r"say_(?:contact_ask|contact_mail_hello|person_nudge|signal_(?:no_words|nudge|words)"
    r"|write_back_sure|danger_\w+)"
)
# It comes a day later, and after danger the bot waits (danger/after_nobody_has_read_it.yml).
_NOT_PLAYED = {"say_nobody_read_yet"}
# The soft question of the day after comes first.
_LONGEST_WAIT = timedelta(hours=1)
_TOLD = Step(SANNE, "say", "hij heeft mij geslagen")
_NO = Step(SANNE, "press", "danger_no")
_ON = Step(SANNE, "press", "danger_later")


@pytest.mark.parametrize("walk", _WALKS)
async def test_it_is_noticed_and_the_open_question_comes_again(play: Play, walk: str) -> None:
    times = 0

    async def in_danger(step: Step) -> None:
        nonlocal times
        heard = step.answers.get("sanne", [])
        if (step.who is not SANNE and not heard) or heard[-1:] in [[name] for name in _TYPED]:
            return
        times += 1
        await _tell(play, times, heard)

    await play.run(_without_waiting(read_script(FOLDER / walk)), in_danger)
    assert times >= 3


def test_the_walks_ask_everything_that_can_be_asked() -> None:
    """A question that is new needs a walk on which it is asked."""
    scripts = [_without_waiting(read_script(FOLDER / walk)) for walk in _WALKS]
    asked = {
        name for each in scripts for step in each.steps for name in step.answers.get("sanne", [])
    }
    left = {name for name in _questions() if not any(_is_of(each, name) for each in asked)}
    assert left == set()


def _is_of(asked: str, question: str) -> bool:
    """`utter_ask_theme_living` is the question `utter_ask_theme` about one thing."""
    return asked == question or asked.startswith(f"{question}_")


def _questions() -> set[str]:
    """Those of every form, and what the bot itself asks a client."""
    domain = [yaml.safe_load(path.read_text()) for path in DOMAIN.glob("*.yml")]
    forms = [form for each in domain for form in (each.get("forms") or {}).values()]
    of_forms = {f"utter_ask_{slot}" for form in forms for slot in form["required_slots"]}
    own = {
        name
        for name, response in words().responses.items()
        if name.startswith("say_") and response.buttons and not _OF_OTHERS.fullmatch(name)
    }
    return of_forms | own - _NOT_PLAYED


def _without_waiting(script: Script) -> Script:
    """Until much time passes; facts are left to others."""
    steps = takewhile(lambda step: (step.later or timedelta()) <= _LONGEST_WAIT, script.steps)
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
