"""Sanne's store, her open conversation, and the words of the repository."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from actions.recorded import Parts
from locales.loader import load_words
from store import Store, open_store
from store.settings import BaseSettings
from tests.actions.talk import Talk
from tests.people import SANNE

WORDS = load_words(Path("locales/nl"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(BaseSettings(var_dir=tmp_path, _env_file=None))  # type: ignore[call-arg]
    opened.migrate()
    yield opened
    opened.close()


@pytest.fixture
def parts(store: Store) -> Parts:
    return Parts(store, lambda: WORDS)


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
