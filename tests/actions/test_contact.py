"""Choosing a contact keeps a name with the client and leaves codes to the bot."""

from collections.abc import Callable

import pytest

from actions.contact import ContactForm, FinishContact, StartContact
from store import Store
from tests.actions.talk import Talk, names
from tests.people import ANNA

Begin = Callable[..., Talk]


def test_the_first_contact_is_the_one_to_warn_in_danger(store: Store, talk: Begin) -> None:
    chosen = talk("contact")
    chosen.run(StartContact)
    chosen.types(ContactForm, "contact_name", ANNA.name)
    chosen.answers(ContactForm, "relation", "staff")
    with store.open_reading() as work:
        conversation = work.conversations.get(chosen.conversation)
        assert conversation is not None
        (contact,) = work.contacts.of_client(conversation.client_id)
        assert (contact.name, contact.relation, contact.emergency) == (ANNA.name, "staff", True)


def test_a_name_said_again_changes_the_same_contact(store: Store, talk: Begin) -> None:
    chosen = talk("contact")
    chosen.types(ContactForm, "contact_name", "An")
    chosen.types(ContactForm, "contact_name", ANNA.name)
    with store.open_reading() as work:
        conversation = work.conversations.get(chosen.conversation)
        assert conversation is not None
        assert [c.name for c in work.contacts.of_client(conversation.client_id)] == [ANNA.name]


@pytest.mark.parametrize("name", ["Wil Kan", "oma", "Wil van de bakker", "An-Sofie"])
def test_short_words_that_are_names_are_taken(talk: Begin, name: str) -> None:
    assert names(talk("contact").types(ContactForm, "contact_name", name)) == []


@pytest.mark.parametrize("told", ["ik slaap slecht", "Niet goed", "mama heeft geen tijd"])
def test_a_short_story_is_nobodys_name(talk: Begin, told: str) -> None:
    chosen = talk("contact")
    assert names(chosen.types(ContactForm, "contact_name", told)) == ["utter_unclear_name"]
    assert chosen.slots["contact_name"] is None


def test_asks_again_for_an_address_that_cannot_be_one(talk: Begin) -> None:
    chosen = talk("contact")
    chosen.types(ContactForm, "contact_name", ANNA.name)
    chosen.answers(ContactForm, "contact_way", "email")
    said = chosen.types(ContactForm, "contact_address", "anna bij de post")
    assert names(said) == ["utter_unclear_contact_address"]
    assert chosen.slots["contact_address"] is None


def test_gives_a_link_when_there_is_no_address(talk: Begin) -> None:
    chosen = talk("contact")
    chosen.types(ContactForm, "contact_name", ANNA.name)
    chosen.answers(ContactForm, "contact_way", "unknown")
    said = names(chosen.run(FinishContact))
    assert said == ["utter_contact_link", "utter_contact_wait", "!end_topic"]
