"""The real process of the actions keeps an idle connection open longer than Rasa does."""

import socket
import time
from pathlib import Path

import pytest

from tests.processes import actions, free_port

pytestmark = pytest.mark.process

ASK = b"GET /healthz HTTP/1.1\r\nHost: actions\r\n\r\n"
# aiohttp, with which Rasa calls the actions, lets an idle connection go after 15 s.
RASA_LETS_GO_S = 15.0


def test_an_idle_connection_still_answers(tmp_path: Path) -> None:
    port = free_port()
    with actions(tmp_path, port), socket.create_connection(("127.0.0.1", port), 5) as kept:
        kept.sendall(ASK)
        assert kept.recv(4096).startswith(b"HTTP/1.1 200")
        time.sleep(RASA_LETS_GO_S + 0.5)
        kept.sendall(ASK)
        assert kept.recv(4096).startswith(b"HTTP/1.1 200")
