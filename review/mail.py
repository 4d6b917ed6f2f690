"""Letters of review's own, for when the bot cannot send them; never with a word of a client."""

from __future__ import annotations

import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from urllib.parse import parse_qs, unquote, urlsplit

from aiosmtplib import send
from aiosmtplib.errors import SMTPException

_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_PORTS = {"smtp": 587, "smtps": 465}
_PATIENCE = 20.0


class MailSettingError(ValueError):
    """SMTP_URL cannot be used; the text says why and never repeats the password."""


class MailNotSent(Exception):
    """The letter did not go, as far as we know; says the kind of error and no address."""


@dataclass(frozen=True)
class Letter:
    """To one person."""

    to: str = field(repr=False)
    subject: str
    text: str = field(repr=False)


@dataclass(frozen=True)
class MailServer:
    """`smtps://` speaks TLS from the first byte, `smtp://` begins it with STARTTLS.

    Only a server on this machine may be spoken to in the clear.
    """

    host: str
    port: int
    sender: str
    implicit_tls: bool
    user: str | None = None
    password: str | None = field(default=None, repr=False)

    async def send(self, letter: Letter, tls: ssl.SSLContext | None = None) -> None:
        """Return when the server has taken the letter; `MailNotSent` otherwise."""
        try:
            await send(
                _message(self.sender, letter),
                hostname=self.host,
                port=self.port,
                username=self.user,
                password=self.password,
                timeout=_PATIENCE,
                use_tls=self.implicit_tls,
                start_tls=self._start_tls,
                tls_context=tls or ssl.create_default_context(),
            )
        except (SMTPException, OSError) as error:
            raise MailNotSent(type(error).__name__) from None

    @property
    def _start_tls(self) -> bool | None:
        """True: refuse to go on without; None: when the server offers it."""
        if self.implicit_tls:
            return False
        return None if self.host in _LOOPBACK else True


def read_mail_server(url: str) -> MailServer | None:
    """Read `smtp[s]://[user:password@]host[:port]?from=zegje@linde.example`; None when empty."""
    if not url:
        return None
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise MailSettingError(
            "SMTP_URL looks like smtp://host:587?from=zegje@organisation.example"
        )
    return MailServer(
        host=parts.hostname,
        port=parts.port or _PORTS[parts.scheme],
        sender=_sender(parts.query, unquote(parts.username or "")),
        implicit_tls=parts.scheme == "smtps",
        user=unquote(parts.username) if parts.username else None,
        password=unquote(parts.password) if parts.password else None,
    )


def _sender(query: str, user: str) -> str:
    sender = parse_qs(query).get("from", [user])[0]
    if "@" not in sender:
        raise MailSettingError("SMTP_URL needs the sender: ?from=zegje@organisation.example")
    return sender


def _message(sender: str, letter: Letter) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = sender, letter.to
    message["Subject"] = letter.subject
    message["Date"] = formatdate(localtime=False)
    message["Message-ID"] = make_msgid(domain=sender.partition("@")[2])
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text)
    return message
