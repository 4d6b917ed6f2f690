"""The last step out for somebody without Telegram: one letter, and the truth of what became of it.

A letter holds a nudge and a link, never the words of a client: e-mail lies around unsealed.
"""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate

from aiosmtplib import SMTP
from aiosmtplib.errors import (
    SMTPAuthenticationError,
    SMTPException,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPServerDisconnected,
    SMTPTimeoutError,
)

from bot.carrier import NotSentError, RefusedError, UncertainError
from bot.mail_server import MailServer

_PATIENCE = 20.0


@dataclass(frozen=True)
class Letter:
    """`key` is the id of the outbox row: the same letter tried again has the same Message-ID."""

    to: str
    subject: str
    text: str
    key: str


async def send_letter(
    server: MailServer, letter: Letter, tls: ssl.SSLContext | None = None
) -> None:
    """Return when the server has taken the letter; else an error of `bot.carrier` says why not."""
    client = await _connect(server, tls)
    await _hand_over(client, _message(server, letter))


async def try_server(server: MailServer, tls: ssl.SSLContext | None = None) -> None:
    """Connect and log in, and send nothing; NotSentError says why that does not work."""
    client = await _connect(server, tls)
    client.close()


async def _connect(server: MailServer, tls: ssl.SSLContext | None) -> SMTP:
    client = _client(server, tls)
    try:
        await client.connect()
        if server.user:
            await client.login(server.user, server.password or "")
    except (SMTPException, OSError) as error:
        client.close()
        raise NotSentError(_cause(error)) from error
    return client


async def _hand_over(client: SMTP, message: EmailMessage) -> None:
    try:
        await client.send_message(message)
    except SMTPRecipientsRefused as error:
        raise _by_code(error.recipients[0]) from error
    except SMTPResponseException as error:
        raise _by_code(error) from error
    except (SMTPServerDisconnected, SMTPTimeoutError) as error:
        raise UncertainError(_cause(error)) from error
    except (SMTPException, OSError) as error:
        raise NotSentError(_cause(error)) from error
    finally:
        client.close()


def _client(server: MailServer, tls: ssl.SSLContext | None) -> SMTP:
    return SMTP(
        hostname=server.host,
        port=server.port,
        timeout=_PATIENCE,
        use_tls=server.implicit_tls,
        start_tls=server.start_tls,
        tls_context=tls or ssl.create_default_context(),
    )


def _message(server: MailServer, letter: Letter) -> EmailMessage:
    message = EmailMessage()
    message["From"] = server.sender
    message["To"] = letter.to
    message["Subject"] = letter.subject
    message["Date"] = formatdate(localtime=False)
    message["Message-ID"] = f"<{letter.key}@{server.sender.partition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text)
    return message


def _by_code(error: SMTPResponseException) -> NotSentError | RefusedError:
    for_ever = 500 <= error.code < 600
    return RefusedError(_cause(error)) if for_ever else NotSentError(_cause(error))


def _cause(error: BaseException) -> str:
    """Say what kind of thing went wrong; a server's own text can repeat an address."""
    if isinstance(error, SMTPAuthenticationError):
        return f"log-in refused ({error.code})"
    if isinstance(error, SMTPResponseException):
        return f"{type(error).__name__} {error.code}"
    return type(error).__name__
