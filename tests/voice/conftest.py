"""Google's engine and the server in its place, for the tests of both."""

from collections.abc import Callable, Iterator

import pytest

from tests.voice.google_stand_in import GoogleStandIn
from voice.google import Google
from voice.polite_client import Patience, PoliteClient


@pytest.fixture
def waits() -> list[float]:
    """Seconds that were waited between two attempts; nobody really waits."""
    return []


@pytest.fixture
def google(waits: list[float]) -> Iterator[Google]:
    engine = Google(PoliteClient("gtts", Patience(sleep=waits.append)))
    yield engine
    engine.close()


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Callable[[GoogleStandIn], None]:
    def replace(server: GoogleStandIn) -> None:
        monkeypatch.setattr("gtts.tts._translate_url", lambda tld, path: server.url + path)

    return replace
