"""A letter goes out through a real SMTP server, or the error says whether it may be tried again."""

import asyncio
import socket
from collections.abc import Iterator
from email.message import Message

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as MessageHandler
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from bot.carrier import NotSentError, Parcel, RefusedError, UncertainError
from bot.links import Links
from bot.mail import Letter, send_letter
from bot.mail_carrier import MailCarrier
from bot.mail_server import MailServer, MailSettingError, read_mail_server
from bot.reply import Reply, ReplyButton
from tests.bot.people_side import words

NUDGE = Letter("anna@linde.example", "Zegje", "Sanne 🙂", "a1b2c3")


class _Postbox(MessageHandler):
    """Keeps letters; refuses as the address asks for, drops the line for `drop@`."""

    def __init__(self) -> None:
        super().__init__()
        self.letters: list[Message] = []

    def handle_message(self, message: Message) -> None:
        self.letters.append(message)

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address.startswith("gone@"):
            return "550 5.1.1 nobody here"
        if address.startswith("full@"):
            return "452 4.2.2 come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if envelope.rcpt_tos[0].startswith("drop@"):
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        return str(await super().handle_DATA(server, session, envelope))


@pytest.fixture
def postbox() -> Iterator[tuple[_Postbox, MailServer]]:
    box = _Postbox()
    controller = Controller(box, hostname="127.0.0.1", port=0)
    controller.port = _free_port()
    controller.start()
    yield box, read_mail_server(f"smtp://127.0.0.1:{controller.port}?from=zegje@linde.example")
    controller.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _to(address: str) -> Letter:
    return Letter(f"{address}@linde.example", NUDGE.subject, NUDGE.text, NUDGE.key)


async def test_anna_gets_the_letter(postbox: tuple[_Postbox, MailServer]) -> None:
    box, server = postbox
    await send_letter(server, NUDGE)
    (letter,) = box.letters
    assert letter["To"] == "anna@linde.example"
    assert letter["From"] == "zegje@linde.example"
    assert letter["Message-ID"] == "<a1b2c3@linde.example>"
    body = letter.get_payload(decode=True)
    assert isinstance(body, bytes)
    assert "🙂" in body.decode()


async def test_an_address_that_is_gone_is_refused(postbox: tuple[_Postbox, MailServer]) -> None:
    with pytest.raises(RefusedError, match="550"):
        await send_letter(postbox[1], _to("gone"))


async def test_a_full_mailbox_is_tried_again(postbox: tuple[_Postbox, MailServer]) -> None:
    with pytest.raises(NotSentError, match="452"):
        await send_letter(postbox[1], _to("full"))


async def test_a_line_that_drops_after_the_letter_is_uncertain(
    postbox: tuple[_Postbox, MailServer],
) -> None:
    with pytest.raises(UncertainError):
        await send_letter(postbox[1], _to("drop"))


async def test_no_server_means_surely_not_sent() -> None:
    server = read_mail_server(f"smtp://127.0.0.1:{_free_port()}?from=zegje@linde.example")
    with pytest.raises(NotSentError):
        await send_letter(server, NUDGE)


async def test_a_refused_log_in_names_no_password() -> None:
    def refuse(*args: object) -> AuthResult:
        assert isinstance(args[-1], LoginPassword)
        return AuthResult(success=False, handled=False)

    controller = Controller(
        _Postbox(),
        hostname="127.0.0.1",
        port=_free_port(),
        authenticator=refuse,
        auth_require_tls=False,
    )
    controller.start()
    url = f"smtp://zegje:p4ssword@127.0.0.1:{controller.port}?from=zegje@linde.example"
    with pytest.raises(NotSentError) as caught:
        await send_letter(read_mail_server(url), NUDGE)
    await asyncio.to_thread(controller.stop)
    assert "p4ssword" not in str(caught.value)
    assert "p4ssword" not in repr(read_mail_server(url))


def test_a_server_elsewhere_must_speak_tls() -> None:
    server = read_mail_server("smtp://zegje%40linde.example:p%40ss@mail.linde.example")
    assert server.start_tls is True
    assert server.password == "p@ss"
    assert server.sender == "zegje@linde.example"
    assert read_mail_server("smtps://mail.linde.example?from=a@b.example").port == 465


@pytest.mark.parametrize("url", ["http://mail", "smtp://", "smtp://mail.linde.example"])
def test_an_address_that_cannot_work_is_refused_at_once(url: str) -> None:
    with pytest.raises(MailSettingError):
        read_mail_server(url)


async def test_a_server_elsewhere_that_speaks_in_the_clear_gets_nothing() -> None:
    box = _Postbox()
    controller = Controller(box, hostname="127.0.0.2", port=_free_port())
    controller.start()
    server = read_mail_server(f"smtp://127.0.0.2:{controller.port}?from=zegje@linde.example")
    with pytest.raises(NotSentError, match="SMTPException"):
        await send_letter(server, NUDGE)
    await asyncio.to_thread(controller.stop)
    assert box.letters == []


async def test_a_nudge_becomes_a_letter_with_a_page_of_its_own(
    postbox: tuple[_Postbox, MailServer],
) -> None:
    box, server = postbox
    button = ReplyButton(title="Read", payload="page|c0de", inline=True)
    nudge = Reply(text="Sanne", buttons=(button,))
    parcel = Parcel("row1", "chat1", "anna@linde.example", "email", nudge)
    carrier = MailCarrier(server, lambda: Links(review="https://review.example"), words)
    delivered = await carrier.carry(parcel)
    body = box.letters[0].get_payload(decode=True)
    assert isinstance(body, bytes)
    assert "https://review.example/c/c0de" in body.decode()
    assert box.letters[0]["Subject"] == words().responses["say_mail_subject"].text
    assert delivered.ref == "row1"


async def test_without_a_server_nothing_is_called_sent() -> None:
    parcel = Parcel("row1", "chat1", "anna@linde.example", "email", Reply(text="Sanne"))
    with pytest.raises(RefusedError):
        await MailCarrier(None, Links, words).carry(parcel)
