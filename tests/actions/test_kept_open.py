"""The real process of the actions keeps an idle connection open longer than Rasa does."""

import time
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.processes import actions, free_port

pytestmark = pytest.mark.process

# aiohttp, with which Rasa calls the actions, lets an idle connection go after 15 s.
RASA_LETS_GO_S = 15.0


def test_an_idle_connection_still_answers(tmp_path: Path) -> None:
    port = free_port()
    with actions(tmp_path, port), closing(HTTPConnection("127.0.0.1", port, 5)) as kept:
        kept.connect()
        kept.auto_open = 0  # a second connection would hide that the first was closed
        assert _is_well(kept)
        time.sleep(RASA_LETS_GO_S + 0.5)
        assert _is_well(kept)


def _is_well(connection: HTTPConnection) -> bool:
    connection.request("GET", "/healthz")
    answer = connection.getresponse()
    answer.read()
    return answer.status == 200
