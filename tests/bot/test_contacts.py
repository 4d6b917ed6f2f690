"""A contact accepts for himself, the client says who it is, and only then anything is told."""

import pytest

from bot.admission import accept_code
from bot.contacts import mail_contact, press, say_back
from bot.news import tell_news
from tests.bot.people_side import Stage, button, client_of, contact_of, organisation, utters, words
from tests.people import ANNA, BRAM, KARIM, SANNE


def _invite_anna(stage: Stage) -> tuple[str, str]:
    """The contact's id and the code of the link that Sanne passed on."""
    with stage.scene(SANNE) as scene:
        client = client_of(scene.work, SANNE)
        contact, code = scene.work.contacts.invite(client, "Anna", "staff")
        return contact.id, code


def _open(stage: Stage, code: str, who: object = ANNA) -> None:
    with stage.scene(ANNA if who is ANNA else KARIM) as scene:
        replies = accept_code(scene, code)
        assert utters(replies) == ["say_contact_hello", "say_contact_ask"]
        assert utters(press(scene, button(replies, "contact_yes"))) == ["say_contact_thanks"]


def test_anna_accepts_and_sanne_says_that_it_is_her(stage: Stage) -> None:
    stage.admit(SANNE)
    contact_id, code = _invite_anna(stage)
    _open(stage, code)
    assert stage.heard(SANNE) == ["say_contact_is_it"]
    assert "Anna" in stage.said_to(SANNE)[0].text
    with stage.scene(SANNE) as scene:
        assert not contact_of(scene.work, contact_id).is_ready
        yes = button(stage.said_to(SANNE), "contact_is")
        assert utters(press(scene, yes)) == ["say_contact_confirmed"]
        assert contact_of(scene.work, contact_id).is_ready
    assert stage.heard(ANNA) == ["say_contact_welcome"]


@pytest.mark.parametrize("name", [".", "\U0001f338", "\u3164", "\u2800 \u1160"])
def test_what_is_no_name_is_not_shown_as_one(stage: Stage, name: str) -> None:
    stage.admit(SANNE)
    _, code = _invite_anna(stage)
    with stage.scene(ANNA, name) as scene:
        press(scene, button(accept_code(scene, code), "contact_yes"))
    assert stage.heard(SANNE) == ["say_contact_is_it_nameless"]


def test_opening_the_link_uses_nothing_up(stage: Stage) -> None:
    stage.admit(SANNE)
    _, code = _invite_anna(stage)
    with stage.scene(ANNA) as scene:
        accept_code(scene, code)
    _open(stage, code)


def test_karim_opens_the_link_and_gets_nothing(stage: Stage) -> None:
    stage.admit(SANNE)
    contact_id, code = _invite_anna(stage)
    _open(stage, code, KARIM)
    yes, no = (button(stage.said_to(SANNE), name) for name in ("contact_is", "contact_is_not"))
    with stage.scene(SANNE) as scene:
        rejected = press(scene, no) or []
        assert utters(rejected) == ["say_contact_rejected"]
    with stage.scene(KARIM) as scene:
        assert scene.contacts == ()
    assert stage.heard(KARIM) == ["say_contact_cut_off"]
    with stage.scene(SANNE) as scene:
        assert utters(press(scene, yes)) == ["say_button_old"]
        linked = press(scene, button(rejected, "contact_new_link")) or []
        assert "t.me/zegje_bot?start=" in linked[0].text
        assert not contact_of(scene.work, contact_id).is_ready


def test_a_late_yes_for_karim_is_no_yes_for_anna(stage: Stage) -> None:
    stage.admit(SANNE)
    contact_id, code = _invite_anna(stage)
    _open(stage, code, KARIM)
    yes_to_karim = button(stage.said_to(SANNE), "contact_is")
    with stage.scene(SANNE) as scene:
        press(scene, button(stage.said_to(SANNE), "contact_is_not"))
        again = scene.work.contacts.invite_again(contact_of(scene.work, contact_id))
    _open(stage, again)
    with stage.scene(SANNE) as scene:
        assert utters(press(scene, yes_to_karim)) == ["say_button_old"]
        assert not contact_of(scene.work, contact_id).is_ready


def test_a_confirmed_contact_is_not_thrown_out_by_an_old_button(stage: Stage) -> None:
    stage.admit(SANNE)
    contact_id, code = _invite_anna(stage)
    _open(stage, code)
    with stage.scene(SANNE) as scene:
        press(scene, button(stage.said_to(SANNE), "contact_is"))
    with stage.scene(SANNE) as scene:
        late = press(scene, button(stage.said_to(SANNE), "contact_is_not"))
        assert utters(late) == ["say_button_old"]
        assert contact_of(scene.work, contact_id).is_ready


def test_anna_says_no_and_sanne_can_choose_somebody_else(stage: Stage) -> None:
    sanne = stage.admit(SANNE)
    _, code = _invite_anna(stage)
    with stage.scene(ANNA) as scene:
        no = button(accept_code(scene, code), "contact_no")
        assert utters(press(scene, no)) == ["say_contact_declined_self"]
        assert utters(press(scene, no)) == ["say_link_unknown"]
    assert stage.heard(SANNE) == ["say_contact_declined"]
    with stage.scene(SANNE) as scene:
        assert press(scene, button(stage.said_to(SANNE), "contact_other")) == []
        top = scene.work.conversations.top(sanne)
        assert top is not None
        assert top.topic == "contact"


def test_sanne_cannot_be_her_own_contact(stage: Stage) -> None:
    stage.admit(SANNE)
    _, code = _invite_anna(stage)
    with stage.scene(SANNE) as scene:
        assert utters(accept_code(scene, code)) == ["say_link_for_contact"]


def test_bram_cannot_confirm_sannes_contact(stage: Stage) -> None:
    stage.admit(SANNE)
    stage.admit(BRAM)
    contact_id, code = _invite_anna(stage)
    _open(stage, code)
    with stage.scene(BRAM) as scene:
        stolen = press(scene, button(stage.said_to(SANNE), "contact_is"))
        assert utters(stolen) == ["say_button_old"]
        assert not contact_of(scene.work, contact_id).is_ready


def test_bram_can_be_sannes_contact_and_stay_a_client(stage: Stage) -> None:
    stage.admit(SANNE)
    stage.admit(BRAM)
    _, code = _invite_anna(stage)
    with stage.scene(BRAM) as scene:
        replies = accept_code(scene, code)
        assert utters(press(scene, button(replies, "contact_yes"))) == ["say_contact_thanks"]
    with stage.scene(SANNE) as scene:
        press(scene, button(stage.said_to(SANNE), "contact_is"))
    with stage.scene(BRAM) as scene:
        assert scene.client is not None
        assert scene.contacts[0].is_ready
        assert say_back(scene, "hello") is None


def test_what_anna_types_without_a_button_goes_nowhere(stage: Stage) -> None:
    stage.admit(SANNE)
    stage.befriend(ANNA)
    before = stage.heard(SANNE)
    with stage.scene(ANNA) as scene:
        assert utters(say_back(scene, "hello")) == ["say_contact_small"]
    assert stage.heard(SANNE) == before


def test_a_button_of_nobody_here_is_left_to_others(stage: Stage) -> None:
    stage.admit(SANNE)
    with stage.scene(SANNE) as scene:
        assert press(scene, "share=yes|12345678|12345678") is None
        for name in ("contact_is", "read", "done", "write_send", "contact_yes", "write_back"):
            assert len(press(scene, f"{name}|") or []) == 1


def test_anna_by_e_mail_gets_a_letter_with_a_page_and_no_content(stage: Stage) -> None:
    stage.admit(SANNE)
    contact_id, _ = _invite_anna(stage)
    with stage.scene(SANNE) as scene:
        contact_of(scene.work, contact_id).address = "anna@linde.example"
        assert mail_contact(scene, contact_id) == []
        chat = scene.work.chats.by_address("email", "anna@linde.example")
        assert chat is not None
        (row,) = scene.work.outbox.after(chat.id, 0)
        code = row.body.partition("page|")[2].partition('"')[0]
        invited = scene.work.contacts.by_link(code)
        assert invited is not None
        assert invited.id == contact_id


def test_sanne_is_asked_when_anna_accepts_on_her_page(stage: Stage) -> None:
    stage.admit(SANNE)
    contact_id, _ = _invite_anna(stage)
    with stage.scene(SANNE) as scene:
        contact = contact_of(scene.work, contact_id)
        contact.address = "anna@linde.example"
        mail_contact(scene, contact_id)
        chat = scene.work.chats.by_address("email", "anna@linde.example")
        code = scene.work.invites.make("page", contact_id=contact_id)
        assert chat is not None
        assert scene.work.contacts.accept(code, chat)
    for _ in range(2):
        tell_news(stage.store, words(), organisation(), stage.now)
    assert stage.heard(SANNE) == ["say_contact_is_it"]
    assert "anna@linde.example" in stage.said_to(SANNE)[0].text
