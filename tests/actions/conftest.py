"""Sanne's store, her open conversation, and the words of the repository."""

from collections.abc import Callable

import pytest

from actions.recorded import Parts
from store import Store
from tests.actions.talk import Talk
from tests.bot.people_side import words
from tests.people import SANNE


@pytest.fixture
def store(fresh_store: Store) -> Store:
    return fresh_store


@pytest.fixture
def parts(store: Store) -> Parts:
    return Parts(store, words)


@pytest.fixture
def talk(store: Store, parts: Parts) -> Callable[[str], Talk]:
    """A conversation of Sanne about a topic, its form open."""

    def begin(topic: str, subject: str | None = None) -> Talk:
        with store.open_work() as work:
            chat = work.chats.get_or_make("web", SANNE.name)
            client = work.clients.of_chat(chat.id) or work.clients.admit_without_link(chat, "home")
            client.name = SANNE.name
            conversation = work.conversations.start(client.id, topic, subject)
            work.commit()
            return Talk(parts, conversation.id, f"{topic}_form")

    return begin
