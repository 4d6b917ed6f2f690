"""What interrupts a talk gives back, promises nothing untrue, and calls nobody on a guess."""

from collections.abc import Callable

import pytest

from actions.contact import ContactForm, StartContact
from actions.explain import Later, Menu, Stop
from actions.form import NOT_ASKED
from actions.requests import OpenTopic
from actions.share import FinishShare, ShareForm
from actions.small_talk import GoBack, SmallTalk, Unclear
from actions.voice import FinishVoice
from actions.welcome import WelcomeForm
from store import Store
from tests.actions.talk import Talk, names
from tests.people import SANNE

Begin = Callable[..., Talk]


@pytest.fixture
def menu(talk: Begin) -> Talk:
    """The menu, opened in the middle of a check-in."""
    talk("check_in")
    opened = talk("explain")
    opened.form = None
    return opened


def test_the_menu_in_the_middle_has_a_way_back(menu: Talk) -> None:
    (said,) = menu.run(Menu)
    assert [button["payload"] for button in said["buttons"]] == ["go_back"]
    assert names(menu.run(GoBack)) == ["!end_topic"]
    assert names(menu.run(SmallTalk)) == ["!end_topic"]


def test_the_menu_alone_leads_nowhere_back(talk: Begin) -> None:
    alone = talk("explain")
    alone.form = None
    (said,) = alone.run(Menu)
    assert said["buttons"] == []


@pytest.mark.parametrize("action", [Stop, Later])
def test_nothing_open_is_not_promised_to_go_on(
    talk: Begin, action: type[Stop] | type[Later]
) -> None:
    idle = talk("small_talk")
    idle.form = None
    assert names(idle.run(action)) == ["utter_bye"]


@pytest.mark.parametrize("intent", ["talk_to_contact", "make_complaint", "my_plan"])
def test_nobody_is_called_on_a_guess(talk: Begin, intent: str) -> None:
    said = names(talk("check_in").run(OpenTopic, intent=intent, text="zoiets"))
    assert "!call_person" not in said
    assert said[0].startswith("utter_offer_")


def test_a_consent_that_is_not_known_is_explained(talk: Begin) -> None:
    welcome = talk("welcome")
    welcome.slots["requested_slot"] = "keep"
    assert names(welcome.run(Unclear, intent="dont_know")) == ["utter_explain_keep"]


def test_nothing_else_begins_before_the_welcome_is_over(store: Store, talk: Begin) -> None:
    welcome = talk("welcome")
    with store.open_work() as work:
        conversation = work.conversations.get(welcome.conversation)
        assert conversation is not None
        client = work.clients.get(conversation.client_id)
        assert client is not None
        client.state = "welcome"
        work.commit()
    said = names(welcome.run(OpenTopic, intent="change_contact", text="iemand anders"))
    assert said == ["utter_welcome_first"]


def test_taking_back_a_name_does_not_ask_whom_to_stop(talk: Begin) -> None:
    contact = talk("contact")
    contact.run(StartContact, intent="start_contact")
    contact.types(ContactForm, "contact_name", "An")
    contact.slots["requested_slot"] = "relation"
    contact.run(GoBack, intent="go_back")
    assert contact.slots["contact_name"] is None
    assert contact.slots["contact_stop"] == NOT_ASKED


def test_what_an_answer_made_needless_comes_again_with_it(talk: Begin) -> None:
    contact = talk("contact")
    contact.answers(ContactForm, "contact_what", "nothing")
    contact.slots["requested_slot"] = "contact_stop"
    contact.run(GoBack, intent="go_back")
    assert contact.slots["contact_what"] is None
    assert contact.slots["contact_name"] is None


@pytest.mark.parametrize("said", ["ik heet Sanne", "Noem me maar Sanne.", "Sanne"])
def test_keeps_the_name_alone(store: Store, talk: Begin, said: str) -> None:
    welcome = talk("welcome")
    welcome.types(WelcomeForm, "called", said)
    with store.open_reading() as work:
        conversation = work.conversations.get(welcome.conversation)
        assert conversation is not None
        client = work.clients.get(conversation.client_id)
        assert client is not None
        assert client.name == SANNE.name


def test_a_voice_that_was_not_chosen_is_answered_too(talk: Begin) -> None:
    assert names(talk("voice").run(FinishVoice)) == ["utter_sound_as_it_was", "!end_topic"]


def test_words_for_somebody_new_wait_for_him(store: Store, talk: Begin) -> None:
    small = talk("small_talk")
    with store.open_work() as work:
        conversation = work.conversations.get(small.conversation)
        assert conversation is not None
        signal = work.signals.draft(conversation.client_id, "de woorden", "contact")
        work.commit()
        subject = signal.id
    share = talk("share", subject)
    share.answers(ShareForm, "other_contact", "new")
    messages = share.run(FinishShare)
    assert names(messages) == ["!end_topic", "!start_topic"]
    assert messages[-1]["custom"]["first"] == {"contact_what": "add"}
