"""A real mail server on the loopback, which keeps what it gets."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as MessageHandler

from tests.processes import free_port

_LINK = re.compile(r"http://127\.0\.0\.1:\d+/\S+")
_CODE = re.compile(r"\b\d{6}\b")
_PATIENCE_S = 20.0


class Postbox(MessageHandler):
    """Every letter, oldest first."""

    def __init__(self, port: int) -> None:
        super().__init__()
        self.url = f"smtp://127.0.0.1:{port}?from=zegje@linde.example"
        self.letters: list[Message] = []

    def handle_message(self, message: Message) -> None:
        self.letters.append(message)

    def to(self, address: str) -> list[str]:
        """The texts of the letters to one address."""
        return [_text(each) for each in self.letters if each["To"] == address]

    def wait_for(self, address: str, count: int) -> str:
        """The newest letter, as soon as there are so many."""
        until = time.monotonic() + _PATIENCE_S
        while time.monotonic() < until:
            if len(self.to(address)) >= count:
                return self.to(address)[-1]
            time.sleep(0.05)
        raise AssertionError(f"only {len(self.to(address))} of {count} letters came")


@contextmanager
def postbox() -> Iterator[Postbox]:
    """The server, for as long as the block lasts."""
    port = free_port()
    box = Postbox(port)
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    yield box
    controller.stop()


def link_in(letter: str) -> str:
    """The address of the page that the letter leads to."""
    found = _LINK.search(letter)
    assert found, "the letter has no link"
    return found.group()


def code_in(letter: str) -> str:
    """The six digits."""
    found = _CODE.search(letter)
    assert found, "the letter has no code"
    return found.group()


def _text(message: Message) -> str:
    body = message.get_payload(decode=True)
    assert isinstance(body, bytes)
    return body.decode()
