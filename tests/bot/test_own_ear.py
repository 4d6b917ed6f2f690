"""The bot's own ear for danger listens where Rasa does not hear, and leaves the rest to Rasa."""

from dataclasses import replace
from typing import Any

import pytest

from bot.commands import load_commands
from bot.danger import without_store
from bot.handlers import decide, decide_without_rasa
from bot.incoming import Incoming
from bot.outcome import Answer, Ask, Outcome
from locales.loader import Words
from locales.sound import sound
from locales.weights import Weights
from tests.bot.alarming import incident_of
from tests.bot.people_side import ROOT, Stage, utters, words
from tests.people import ANNA, KARIM, SANNE, Somebody

COMMANDS = load_commands(ROOT / "locales/nl")
# To no pattern is this danger; to the ear of these tests it is.
TOLD = "de zeppelin komt"


@pytest.fixture
def listening() -> Words:
    learned = Weights(("abuse",), (-1.0, 0.0), {sound("zeppelin"): (9.0, 1.0), "komt": (0.0, 0.0)})
    return replace(words(), safety=replace(words().safety, learned=learned))


def heard(
    stage: Stage, spoken: Words, kind: Any = "text", who: Somebody = SANNE, text: str = TOLD
) -> Outcome:
    with stage.scene(who) as scene:
        said = Incoming("telegram", str(who.telegram_id), "1:1", kind, text=text)
        return decide(replace(scene, incoming=said, words=spoken), COMMANDS)


def names(outcome: Outcome | None) -> list[str]:
    assert isinstance(outcome, Answer)
    return utters([*outcome.replies])


def test_what_a_client_writes_is_left_to_rasa(stage: Stage, listening: Words) -> None:
    stage.admit()
    assert heard(stage, listening) == Ask(text=TOLD)


@pytest.mark.parametrize("kind", ["edited", "voice", "photo"])
def test_what_rasa_does_not_read_is_heard(stage: Stage, listening: Words, kind: str) -> None:
    stage.admit()
    assert names(heard(stage, listening, kind))[0] == "say_danger_abuse"
    incident = incident_of(stage)
    assert incident is not None
    assert (incident.tier, incident.category) == ("B", "abuse")


@pytest.mark.parametrize("kind", ["edited", "voice", "photo"])
def test_everyday_words_there_raise_no_alarm(stage: Stage, listening: Words, kind: str) -> None:
    stage.admit()
    heard(stage, listening, kind, text="de bus komt")
    assert incident_of(stage) is None


def test_a_contact_and_a_stranger_hear_the_helpline(stage: Stage, listening: Words) -> None:
    stage.admit()
    stage.befriend()
    for who in (ANNA, KARIM):
        assert names(heard(stage, listening, who=who))[0] == "say_danger_abuse"
    assert incident_of(stage) is None


def test_while_rasa_is_silent_the_bot_hears_it_itself(stage: Stage, listening: Words) -> None:
    stage.admit()
    with stage.scene(SANNE) as scene:
        said = Incoming("telegram", str(SANNE.telegram_id), "1:1", "text", text=TOLD)
        ours = replace(scene, incoming=said, words=listening)
        assert names(decide_without_rasa(ours, COMMANDS))[0] == "say_danger_abuse"
        everyday = replace(ours, incoming=replace(said, text="de bus komt"))
        assert decide_without_rasa(everyday, COMMANDS) is None
        assert decide_without_rasa(replace(ours, words=words()), COMMANDS) is None


def test_when_nothing_can_be_written_it_listens_too(listening: Words) -> None:
    assert utters(without_store(listening, TOLD))[-1] == "say_danger_no_store"
    assert without_store(listening, "de bus komt") is None
    assert without_store(words(), TOLD) is None
