"""The one plain question: its answer decides, by button or typed, and only the newest one."""

import pytest

from bot.danger import in_danger, press
from tests.bot.alarming import SENTENCES, incident_of, put_fatma_on_call, say_it, tap, told
from tests.bot.people_side import Stage, utters
from tests.people import BRAM, SANNE


@pytest.mark.parametrize("answer", ["danger_yes", "danger_unknown"])
def test_yes_or_not_known_tells_those_whom_sanne_agreed_to(stage: Stage, answer: str) -> None:
    stage.admit()
    stage.befriend()
    put_fatma_on_call(stage)
    say_it(stage, SENTENCES["B"])
    assert utters(tap(stage, answer)).count("say_danger_telling") == 2
    assert told(stage) == [("contact", True), ("on_call", True)]


def test_no_costs_one_question_and_tells_nobody(stage: Stage) -> None:
    stage.admit()
    stage.befriend()
    say_it(stage, SENTENCES["B"])
    assert utters(tap(stage, "danger_no")) == ["say_danger_no"]
    assert (told(stage), incident_of(stage)) == ([], None)
    assert utters(tap(stage, "danger_person")) == ["say_person_called"]


def test_no_after_somebody_was_told_is_answered_with_the_truth(stage: Stage) -> None:
    stage.admit()
    stage.befriend()
    say_it(stage, SENTENCES["A"])
    assert utters(tap(stage, "danger_no")) == ["say_danger_no_told"]
    assert incident_of(stage) is not None


@pytest.mark.parametrize(("typed", "answer"), [("ja!", "yes"), ("Weet ik niet", "unknown")])
def test_the_answer_can_be_typed(stage: Stage, typed: str, answer: str) -> None:
    stage.admit()
    say_it(stage, SENTENCES["B"])
    assert say_it(stage, typed) is not None
    incident = incident_of(stage)
    assert incident is not None
    assert incident.answer == answer


def test_a_yes_to_another_question_is_no_answer_to_this_one(stage: Stage) -> None:
    stage.admit()
    say_it(stage, SENTENCES["B"])
    with stage.scene(SANNE) as scene:
        scene.work.outbox.put(scene.chat, '{"text": "?", "utter": "utter_other"}', "question")
    assert say_it(stage, "ja") is None
    assert say_it(stage, "something else") is None


def test_a_late_press_changes_nothing(stage: Stage) -> None:
    stage.admit()
    say_it(stage, SENTENCES["B"])
    tap(stage, "danger_no")
    assert utters(tap(stage, "danger_yes")) == ["say_button_old"]
    assert told(stage) == []


def test_a_button_of_another_clients_incident_does_nothing(stage: Stage) -> None:
    stage.admit()
    stage.admit(BRAM)
    say_it(stage, SENTENCES["B"])
    say_it(stage, SENTENCES["B"], BRAM)
    incident = incident_of(stage)
    assert incident is not None
    with stage.scene(BRAM) as scene:
        assert utters(press(scene, f"danger_yes|{incident.id[:8]}")) == ["say_button_old"]
        assert press(scene, "read|12345678|12345678") is None


def test_without_words_anna_is_told_only_after_it_is_not_about_her(stage: Stage) -> None:
    stage.admit()
    stage.befriend()
    put_fatma_on_call(stage)
    with stage.scene(SANNE) as scene:
        replies = in_danger(scene)
        for reply in replies:
            scene.work.outbox.put(scene.chat, reply.to_body(), "safety")
    assert "say_danger_about" in utters(replies)
    assert told(stage) == [("on_call", True)]
    asked = utters(tap(stage, "danger_about_no"))
    assert asked == ["say_danger_telling", "say_danger_ask"]
    assert told(stage) == [("on_call", True), ("contact", True)]
