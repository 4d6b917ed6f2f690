"""A person in one step, and who looked: the truth when it is asked."""

from bot import looks
from bot.contacts import call_person, press
from bot.news import tell_news
from tests.bot.people_side import Stage, button, organisation, utters, words
from tests.bot.sharing import deliver, press_button, share, shared
from tests.people import ANNA, SANNE


def test_nobody_read_it_is_said_once_when_it_is_so(stage: Stage) -> None:
    shared(stage)
    tell_news(stage.store, words(), organisation(), stage.now)
    stage.later(hours=25)
    for _ in range(2):
        tell_news(stage.store, words(), organisation(), stage.now)
    assert stage.heard(SANNE) == ["say_signal_sent", "say_nobody_read_yet"]


def test_sanne_asks_who_looked(stage: Stage) -> None:
    stage.admit(SANNE)
    with stage.scene(SANNE) as scene:
        assert utters(looks.who_looked(scene)) == ["say_nothing_read"]
    stage.befriend(ANNA)
    deliver(stage, share(stage))
    with stage.scene(SANNE) as scene:
        assert utters(looks.who_looked(scene)) == ["say_nobody_read"]
    press_button(stage, "read")
    with stage.scene(SANNE) as scene:
        (reply,) = looks.who_looked(scene)
        assert reply.utter == "say_who_read"
        assert "Anna" in reply.text


def test_a_call_for_a_person_nudges_anna_once_in_ten_minutes(stage: Stage) -> None:
    stage.admit(SANNE)
    with stage.scene(SANNE) as scene:
        assert utters(call_person(scene)) == ["say_person_line"]
    stage.befriend(ANNA)
    with stage.scene(SANNE) as scene:
        (called,) = call_person(scene)
        assert called.utter == "say_person_called"
        assert stage.organisation.on_call.phone in called.text
        assert utters(call_person(scene)) == ["say_person_again"]
    assert stage.heard(ANNA).count("say_signal_nudge") == 1
    stage.later(minutes=11)
    with stage.scene(SANNE) as scene:
        assert utters(call_person(scene)) == ["say_person_called"]


def test_a_call_that_did_not_arrive_leads_to_somebody_else(stage: Stage) -> None:
    client_id = stage.admit(SANNE)
    stage.befriend(ANNA)
    with stage.scene(SANNE) as scene:
        call_person(scene)
        (signal,) = scene.work.signals.of_client(client_id)
    deliver(stage, signal.id, lost="blocked")
    (told,) = stage.said_to(SANNE)
    assert told.utter == "say_signal_failed"
    with stage.scene(SANNE) as scene:
        assert press(scene, button([told], "tell_other")) == []
        assert [each.topic for each in scene.work.conversations.stack(client_id)] == ["contact"]
        assert len(scene.work.signals.of_client(client_id)) == 1  # no words are shared again


def test_anna_opens_a_call_and_picks_it_up(stage: Stage) -> None:
    stage.admit(SANNE)
    stage.befriend(ANNA)
    with stage.scene(SANNE) as scene:
        call_person(scene)
    press_button(stage, "read")
    assert stage.heard(ANNA)[-1] == "say_signal_no_words"
    assert utters(press_button(stage, "picked_up")) == ["say_signal_thanks"]
    assert stage.heard(SANNE) == ["say_signal_was_read", "say_signal_picked_up"]
