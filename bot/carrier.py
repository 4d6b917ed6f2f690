"""What carries a message to a chat (Telegram, e-mail), and the truths it can tell afterwards."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol

from bot.reply import Reply


@dataclass(frozen=True)
class Media:
    """A recording or a picture that goes with the text."""

    kind: Literal["voice", "photo"]
    content: bytes | Path | None = field(default=None, repr=False)
    file_id: str | None = None
    """What Telegram calls it when it already has it, or an address that it fetches itself."""
    key: str | None = None
    """The name under which its file id is remembered; None for what somebody said or showed."""


@dataclass(frozen=True)
class Parcel:
    """One outbox row on its way."""

    row_id: str
    chat_id: str
    address: str = field(repr=False)
    channel: str
    reply: Reply = field(repr=False)
    urgent: bool = False
    media: Media | None = None
    may_speak: bool = False
    """False where voice messages are refused, or do not exist."""


@dataclass(frozen=True)
class Delivered:
    """It arrived; `ref` is the channel's own number of the (last) message."""

    ref: str
    new_file_id: str | None = None
    voice_refused: bool = False


class Carrier(Protocol):
    """Returns when the message was taken; raises one of the errors below otherwise."""

    async def carry(self, parcel: Parcel) -> Delivered: ...


class NotCarriedError(Exception):
    """Why a message was not carried, never with a word of it."""


class NotSentError(NotCarriedError):
    """Surely not sent: the same message can be tried again."""

    def __init__(self, why: str, retry_after: float | None = None) -> None:
        super().__init__(why)
        self.retry_after = retry_after


class UncertainError(NotCarriedError):
    """It may have arrived: sending it again could double it."""


class BlockedError(NotCarriedError):
    """The person does not want to hear from us here."""


class RefusedError(NotCarriedError):
    """This message will never be taken."""
