"""Anna's own words reach Sanne only after Anna saw the name and said yes."""

from bot.contacts import say_back
from bot.danger import look_at
from tests.bot.alarming import SENTENCES
from tests.bot.people_side import Stage, utters
from tests.bot.sharing import press_button, shared
from tests.people import ANNA, SANNE


def test_anna_writes_back_after_seeing_the_name(stage: Stage) -> None:
    shared(stage)
    press_button(stage, "read")
    press_button(stage, "write_back")
    with stage.scene(ANNA) as scene:
        assert say_back(scene, "See you at three {client_name}") == []
    assert stage.heard(ANNA)[-2:] == ["say_write_back_intro", "say_write_back_sure"]
    assert "say_contact_says" not in stage.heard(SANNE)
    for _ in range(2):
        press_button(stage, "write_send")
    assert stage.heard(SANNE).count("say_contact_says") == 1
    assert "See you at three {client_name}" in stage.said_to(SANNE)[-1].text
    with stage.scene(ANNA) as scene:
        assert utters(say_back(scene, "and bring cake")) == ["say_contact_small"]


def test_anna_thinks_better_of_it(stage: Stage) -> None:
    shared(stage)
    press_button(stage, "read")
    press_button(stage, "write_back")
    with stage.scene(ANNA) as scene:
        say_back(scene, "first words")
        say_back(scene, "better words")
    press_button(stage, "write_drop")
    assert stage.heard(ANNA)[-1] == "say_write_back_kept"
    assert "say_contact_says" not in stage.heard(SANNE)


def test_too_many_words_are_asked_to_be_fewer(stage: Stage) -> None:
    shared(stage)
    press_button(stage, "read")
    press_button(stage, "write_back")
    with stage.scene(ANNA) as scene:
        assert utters(say_back(scene, "a" * 601)) == ["say_write_back_long"]


def test_words_of_danger_from_anna_bring_the_helpline_and_still_reach_sanne(stage: Stage) -> None:
    shared(stage)
    press_button(stage, "read")
    press_button(stage, "write_back")
    with stage.scene(ANNA) as scene:
        assert look_at(scene, SENTENCES["B"]) is None
        assert say_back(scene, SENTENCES["B"]) == []
    assert "say_danger_self_harm" in stage.heard(ANNA)
    press_button(stage, "write_send")
    assert stage.heard(SANNE)[-1] == "say_contact_says"
