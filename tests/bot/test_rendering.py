"""Rasa's sentences get names, words and a voice; braces are never shown."""

import re
from pathlib import Path

import pytest

from bot.commands import Commands
from bot.live import Live
from bot.placeholders import Placeholders
from bot.rasa import Choice, Said
from bot.rendering import render, voiced, without_keyboard
from bot.reply import Reply, ReplyButton
from bot.scene import Scene
from locales.loader import Response
from store.models import Client, Conversation
from tests.bot.people_side import Stage, words
from tests.people import ANNA, BRAM, SANNE
from voice import VoicePack
from voice.sentence import key


def let_in(stage: Stage) -> Client:
    with stage.store.open_work() as work:
        client, code = work.clients.invite("linde", SANNE.name)
        work.clients.admit(code, work.chats.get_or_make("telegram", str(SANNE.telegram_id)))
        for contact in (ANNA, BRAM):
            work.contacts.invite(client, contact.name, "friend")
        work.commit()
        return client


def shown(scene: Scene, text: str, *buttons: Choice, subject: str | None = None) -> Reply:
    assert scene.client is not None
    about = Conversation(client_id=scene.client.id, topic="contact", subject_id=subject)
    places = Placeholders(scene, scene.client, about)
    return render(Said(utter="utter_x", text=text, buttons=buttons), places, about, scene.words)


def test_names_are_filled_in(stage: Stage) -> None:
    let_in(stage)
    with stage.scene(SANNE) as scene:
        assert shown(scene, "Hoi {client_name}!").text == "Hoi Sanne!"


def test_a_client_without_a_name_is_greeted_without_one(stage: Stage) -> None:
    let_in(stage)
    with stage.scene(SANNE) as scene:
        assert scene.client is not None
        scene.client.name = None
        assert shown(scene, "Dank je, {client_name}.").text == "Dank je."
        assert shown(scene, "Hoi {client_name}!").text == "Hoi!"


def test_the_contact_is_the_one_this_conversation_is_about(stage: Stage) -> None:
    client = let_in(stage)
    with stage.scene(SANNE) as scene:
        second = scene.work.contacts.of_client(client.id)[1]
        assert shown(scene, "Wie is {contact_name}?", subject=second.id).text == "Wie is Bram?"


def test_contacts_on_buttons_are_found_by_their_payload(stage: Stage) -> None:
    client = let_in(stage)
    with stage.scene(SANNE) as scene:
        second = scene.work.contacts.of_client(client.id)[1]
        choice = Choice(title="👤 {contact_2}", payload=f"contact_stop={second.id[:8]}")
        assert shown(scene, "Wie?", choice).buttons[0].title == "👤 Bram"


def test_the_answer_to_a_question_comes_back_in_the_clients_own_words(stage: Stage) -> None:
    client = let_in(stage)
    with stage.scene(SANNE) as scene:
        scene.work.answers.record(client.id, "c", "m", "wish", code="said", words="Naar Emmen {x}")
        assert shown(scene, "Je zei: {answer_wish}").text == "Je zei: Naar Emmen {x}"


def test_the_rhythm_is_told_by_day_and_time(stage: Stage) -> None:
    client = let_in(stage)
    with stage.scene(SANNE) as scene:
        scene.work.rhythms.choose(client.id, [2], "14:00")
        assert shown(scene, "Op {day} om {time}.").text == "Op woensdag om 14:00."


def test_a_link_for_the_contact_lets_somebody_in(stage: Stage) -> None:
    client = let_in(stage)
    with stage.scene(SANNE) as scene:
        first = scene.work.contacts.of_client(client.id)[0]
        code = shown(scene, "{invite_link}", subject=first.id).text.rpartition("=")[2]
        found = scene.work.contacts.by_link(code)
        assert found is not None
        assert found.id == first.id


@pytest.mark.parametrize("name", ["nothing_of_the_kind", "signal_words", "answer_wish", "day"])
def test_what_is_not_there_is_never_shown_as_braces(
    stage: Stage, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    let_in(stage)
    with stage.scene(SANNE) as scene:
        reply = shown(scene, "Zie {" + name + "} hier, {client_name}")
    assert reply.utter == "say_words_missing"
    assert name in caplog.text
    assert SANNE.name not in caplog.text


def live(tmp_path: Path, *recorded: str) -> Live:
    for text in recorded:
        (tmp_path / f"{key(text, 'slow')}.ogg").write_bytes(b"sound")
    return Live(words(), Commands(), VoicePack(tmp_path), tmp_path)


def test_a_fixed_text_gets_its_recording_at_the_clients_speed(tmp_path: Path) -> None:
    client = Client(voice="on", speed="slow")
    reply = voiced(Reply(text="Hoe voel je je? 🙂"), client, live(tmp_path, "Hoe voel je je?"))
    assert reply.voice == f"{key('Hoe voel je je?', 'slow')}.ogg"
    normal = voiced(reply, Client(voice="on", speed="normal"), live(tmp_path))
    assert normal.voice is None


def test_a_text_with_a_name_is_left_to_the_local_voice_with_its_options(tmp_path: Path) -> None:
    buttons = (ReplyButton(title="🙂 Goed", payload="x"),)
    reply = voiced(
        Reply(text="Hoi Sanne!", buttons=buttons),
        Client(voice="on", speed="slow"),
        live(tmp_path),
    )
    assert reply.voice is None
    assert reply.spoken == "Hoi Sanne!\n\nGoed"
    assert reply.speed == "slow"


def test_who_wants_no_voice_and_who_is_no_client_hears_none(tmp_path: Path) -> None:
    said = Reply(text="Hoi!", spoken="Hoi!")
    for listener in (Client(voice="off", speed="normal"), None):
        reply = voiced(said, listener, live(tmp_path, "Hoi!"))
        assert (reply.voice, reply.spoken) == (None, None)


def test_old_answers_leave_the_screen_unless_new_ones_come() -> None:
    plain, inline = Reply(text="Dank je."), ReplyButton(title="Ja", payload="x|", inline=True)
    asked = Reply(text="En nu?", buttons=(ReplyButton(title="Ja", payload="x"),))
    tied = Reply(text="Mag het?", buttons=(inline,))
    assert [r.remove_keyboard for r in without_keyboard([plain, plain])] == [False, True]
    assert [r.remove_keyboard for r in without_keyboard([plain, asked])] == [False, False]
    assert [r.remove_keyboard for r in without_keyboard([plain, tied])] == [True, False]


def test_every_placeholder_of_the_words_is_one_that_the_bot_knows(stage: Stage) -> None:
    let_in(stage)
    with stage.scene(SANNE) as scene:
        assert scene.client is not None
        known = Placeholders(scene, scene.client, None).known
    theirs = [r for r in words().responses.values() if r.name.startswith("utter_")]
    assert [name for each in theirs for name in _unknown(each, known)] == []


def _unknown(response: Response, known: frozenset[str]) -> list[str]:
    texts = [response.text, *(button.title for button in response.buttons)]
    found = {name for text in texts for name in re.findall(r"\{(\w+)\}", text)}
    # The options are filled in by the action that offers them.
    return sorted(f"{response.name}: {name}" for name in found - known - {"options"})
