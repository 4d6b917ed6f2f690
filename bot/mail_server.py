"""Where letters go out: SMTP_URL, read once and checked before the first letter needs it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_PORTS = {"smtp": 587, "smtps": 465}


class MailSettingError(ValueError):
    """SMTP_URL cannot be used; the text says why and never repeats the password."""


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
    password: str | None = None

    @property
    def start_tls(self) -> bool | None:
        """True: refuse to go on without; None: when the server offers it; False: it is on."""
        if self.implicit_tls:
            return False
        return None if self.host in _LOOPBACK else True

    def __repr__(self) -> str:
        return f"MailServer({self.host}:{self.port})"


def read_mail_server(url: str) -> MailServer:
    """Read `smtp[s]://[user:password@]host[:port]?from=zegje@organisation.example`."""
    parts = urlsplit(url)
    if parts.scheme not in _PORTS:
        raise MailSettingError("SMTP_URL begins with smtp:// or smtps://")
    if not parts.hostname:
        raise MailSettingError("SMTP_URL names no host")
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
