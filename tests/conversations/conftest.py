"""One real Rasa and one real actions process for all scenarios; each scenario has its own people.

Store and processes share a VAR_DIR; between two scenarios the cast gets new chats.
"""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.relay import Relay
from locales.loader import Words, load_words
from store import Store, open_store
from store.models import Base
from store.settings import BaseSettings, secret_or_made
from tests.bot.talk import Talk
from tests.conversations.played import Line, Play, time_of_play
from tests.processes import actions, free_port, rasa
from tests.release import release_into


@dataclass(frozen=True)
class House:
    """Where the processes live."""

    var_dir: Path
    store: Store
    rasa_url: str
    words: Words


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    var_dir = tmp_path_factory.mktemp("house")
    release = release_into(var_dir)
    words = load_words(release.words, release.weights)
    store = open_store(BaseSettings(var_dir=var_dir))
    store.migrate()
    rasa_port, actions_port = free_port(), free_port()
    with actions(var_dir, actions_port), rasa(var_dir, rasa_port, actions_port):
        yield House(var_dir, store, f"http://127.0.0.1:{rasa_port}", words)
    store.close()


@pytest.fixture
async def play(house: House, tmp_path: Path) -> AsyncIterator[Play]:
    """A new play. What the processes log meanwhile is printed: pytest shows it of a failed one."""
    logs = [house.var_dir / "rasa.log", house.var_dir / "actions.log"]
    begun = [log.stat().st_size for log in logs]
    secret = secret_or_made(house.var_dir, "RASA_SECRET").get_secret_value()
    relay = Relay([house.rasa_url], secret)
    _move_out(house.store)
    line = Line(relay)
    with time_of_play() as clock:
        talk = Talk(house.store, line, tmp_path, house.words)  # type: ignore[arg-type]
        yield Play(talk, line, clock)
    await relay.close()
    for log, start in zip(logs, begun, strict=True):
        print(log.name, log.read_bytes()[start:].decode(errors="replace"), sep="\n")


def _move_out(store: Store) -> None:
    """Nobody of an earlier scenario is known any more."""
    with store.engine.begin() as connection:
        connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        for table in reversed(Base.metadata.sorted_tables):
            connection.execute(table.delete())
    with store.open_work() as work:
        work.people.make_system()
        work.accesses.make_end()
        work.commit()
