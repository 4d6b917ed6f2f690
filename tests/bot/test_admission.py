"""Who gets in: one link for one person, once; everybody else hears how to get in."""

from datetime import timedelta

from bot.admission import accept_code, greet_stranger
from tests.bot.people_side import LOCATION, Stage, client_of, utters
from tests.people import ANNA, BRAM, FATMA, KARIM, SANNE


def _client_link(stage: Stage) -> str:
    with stage.store.open_work() as work:
        _, code = work.clients.invite(LOCATION)
        work.commit()
        return code


def test_sanne_opens_her_link_and_her_welcome_is_ready_to_begin(stage: Stage) -> None:
    code = _client_link(stage)
    with stage.scene(SANNE) as scene:
        assert accept_code(scene, code) == []
        client = client_of(scene.work, SANNE)
        top = scene.work.conversations.top(client.id)
        assert (client.state, top and top.topic) == ("welcome", "welcome")


def test_a_link_works_once(stage: Stage) -> None:
    code = _client_link(stage)
    with stage.scene(SANNE) as scene:
        accept_code(scene, code)
    with stage.scene(KARIM) as scene:
        assert utters(accept_code(scene, code)) == ["say_link_unknown"]
    with stage.scene(SANNE) as scene:
        assert utters(accept_code(scene, code)) == ["say_already_in"]


def test_an_old_link_lets_nobody_in(stage: Stage) -> None:
    with stage.store.open_work() as work:
        client, _ = work.clients.invite(LOCATION)
        code = work.invites.make("client", client_id=client.id, lasts=timedelta(seconds=-1))
        work.commit()
    with stage.scene(SANNE) as scene:
        assert utters(accept_code(scene, code)) == ["say_link_unknown"]
        assert scene.work.clients.of_chat(scene.chat.id) is None


def test_bram_cannot_become_sanne_with_her_link(stage: Stage) -> None:
    stage.admit(BRAM)
    code = _client_link(stage)
    with stage.scene(BRAM) as scene:
        assert utters(accept_code(scene, code)) == ["say_link_of_somebody_else"]
    with stage.scene(SANNE) as scene:
        assert accept_code(scene, code) == []


def test_a_new_phone_takes_over_and_the_old_one_hears_it(stage: Stage) -> None:
    sanne = stage.admit(SANNE)
    with stage.store.open_work() as work:
        code = work.clients.relink(client_of(work, SANNE))
        work.commit()
    with stage.scene(KARIM) as scene:  # Karim's phone is Sanne's new one in this story
        assert utters(accept_code(scene, code)) == ["say_moved_here"]
        assert client_of(scene.work, KARIM).id == sanne
        assert scene.work.clients.by_chat("telegram", str(SANNE.telegram_id)) is None
    assert stage.heard(SANNE) == ["say_moved_away"]


def test_relinking_the_same_phone_says_no_goodbye(stage: Stage) -> None:
    stage.admit(SANNE)
    with stage.scene(SANNE) as scene:
        code = scene.work.clients.relink(client_of(scene.work, SANNE))
    with stage.scene(SANNE) as scene:
        assert utters(accept_code(scene, code)) == ["say_moved_here"]
    assert stage.heard(SANNE) == []


def test_fatma_ties_her_chat_to_her_work(stage: Stage) -> None:
    with stage.store.open_work() as work:
        fatma = work.staff.add("Fatma", ["on_call"], [], "fatma@linde.example")
        code = work.staff.invite(fatma)
        work.commit()
    with stage.scene(FATMA) as scene:
        assert utters(accept_code(scene, code)) == ["say_staff_here"]
    with stage.scene(FATMA) as scene:
        assert scene.staff is not None


def test_a_stranger_hears_how_to_get_in(stage: Stage) -> None:
    with stage.scene(KARIM) as scene:
        assert utters(greet_stranger(scene)) == ["say_stranger"]
        assert utters(accept_code(scene, "made-up-by-karim")) == ["say_link_unknown"]


def test_somebody_can_be_client_and_contact_at_once(stage: Stage) -> None:
    stage.admit(SANNE)
    stage.befriend(ANNA)
    code = _client_link(stage)
    with stage.scene(ANNA) as scene:
        assert accept_code(scene, code) == []
    with stage.scene(ANNA) as scene:
        assert scene.client is not None
        assert [contact.is_ready for contact in scene.contacts] == [True]
