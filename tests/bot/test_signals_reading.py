"""Anna opens what was shared and answers with one button; nobody else can."""

from bot import signals
from bot.contacts import press
from store.repositories import By
from tests.bot.people_side import Stage, button, client_of, utters
from tests.bot.sharing import STORY, deliver, press_button, share, shared, state_of
from tests.people import ANNA, BRAM, KARIM, SANNE


def test_anna_reads_exactly_what_was_shared_and_sanne_hears_it(stage: Stage) -> None:
    signal_id = shared(stage)
    assert press_button(stage, "read") == []
    assert STORY in stage.said_to(ANNA)[-1].text
    assert state_of(stage, signal_id) == "read"
    assert stage.heard(SANNE)[-1] == "say_signal_was_read"
    with stage.scene(SANNE) as scene:
        client = client_of(scene.work, SANNE)
        assert [each.what for each in scene.work.accesses.of_client(client.id)] == ["signal"]


def test_reading_twice_is_logged_twice_and_told_once(stage: Stage) -> None:
    shared(stage)
    press_button(stage, "read")
    press_button(stage, "read")
    assert stage.heard(SANNE).count("say_signal_was_read") == 1
    with stage.scene(SANNE) as scene:
        client = client_of(scene.work, SANNE)
        assert len(scene.work.accesses.of_client(client.id)) == 2


def test_a_button_pressed_before_the_sender_reported_is_still_a_reading(stage: Stage) -> None:
    stage.admit(SANNE)
    stage.befriend(ANNA)
    signal_id = share(stage)
    press_button(stage, "read")
    assert state_of(stage, signal_id) == "read"
    deliver(stage, signal_id)
    assert state_of(stage, signal_id) == "read"


def test_the_recording_goes_along_with_the_words(stage: Stage) -> None:
    stage.admit(SANNE)
    stage.befriend(ANNA)
    with stage.scene(SANNE) as scene:
        client = client_of(scene.work, SANNE)
        voice = scene.work.attachments.voice(client.person_id, b"ogg", "audio/ogg", 3)
        contact = scene.work.contacts.ready_of(client.id)[0]
        signal = scene.work.signals.draft(
            client.id, STORY, "contact", contact_id=contact.id, attachment_ids=[voice.id]
        )
        signals.send(scene, signal.id)
    press_button(stage, "read")
    assert [each.attachment for each in stage.said_to(ANNA)[-2:]] == [voice.id, None]


def test_one_button_answers_climb_the_ladder(stage: Stage) -> None:
    signal_id = shared(stage)
    press_button(stage, "read")
    assert utters(press_button(stage, "picked_up")) == ["say_signal_thanks"]
    assert utters(press_button(stage, "picked_up")) == ["say_signal_known"]
    assert utters(press_button(stage, "done")) == ["say_signal_thanks"]
    assert state_of(stage, signal_id) == "done"
    assert stage.heard(SANNE)[-2:] == ["say_signal_picked_up", "say_signal_done"]
    assert utters(press_button(stage, "picked_up")) == ["say_signal_known"]


def test_what_was_taken_back_cannot_be_read(stage: Stage) -> None:
    signal_id = shared(stage)
    with stage.scene(SANNE) as scene:
        signal = scene.work.signals.get(signal_id)
        assert signal is not None
        assert scene.work.signals.take_back(signal, By("client", signal.client_id))
    assert utters(press_button(stage, "read")) == ["say_signal_taken_back"]
    assert all(STORY not in each.text for each in stage.said_to(ANNA))


def test_nobody_else_can_open_it(stage: Stage) -> None:
    shared(stage)
    stage.admit(BRAM)
    stolen = button(stage.said_to(ANNA), "read")
    for stranger in (BRAM, KARIM, SANNE):
        with stage.scene(stranger) as scene:
            assert utters(press(scene, stolen)) == ["say_signal_not_open"]


def test_a_contact_who_was_stopped_cannot_open_it_any_more(stage: Stage) -> None:
    shared(stage)
    with stage.scene(SANNE) as scene:
        client = client_of(scene.work, SANNE)
        scene.work.contacts.stop(scene.work.contacts.ready_of(client.id)[0])
    assert utters(press_button(stage, "read")) == ["say_signal_not_open"]
