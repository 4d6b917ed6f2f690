"""Gets a code or a link to somebody: through the outbox, or by a letter when the bot is gone."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from review.mail import Letter, MailNotSent
from store.times import now

if TYPE_CHECKING:
    from review.parts import Parts
    from store import Work
    from store.models import Chat, Staff

logger = logging.getLogger(__name__)

SILENT_AFTER = timedelta(seconds=60)


@dataclass(frozen=True)
class Message:
    """`email`: where a letter of our own can go, when the bot is gone."""

    chat_id: str
    channel: str
    email: str | None = field(repr=False)
    text: str = field(repr=False)
    urgent: bool = False


async def deliver(house: Parts, message: Message) -> None:
    """On-call must get in also when the bot, which empties the outbox, is what is broken."""
    is_silent: bool = await house.work(bot_is_silent)
    if message.email and house.mail and is_silent:
        subject = house.words().pages["mail_subject"]
        try:
            await house.mail.send(Letter(message.email, subject, message.text))
            return
        except MailNotSent as error:
            logger.error("a code or link did not go by letter: %s", error)
    await house.work(lambda work: _put(work, message))


def message_to(work: Work, chat: Chat, text: str) -> Message:
    """For whoever has this chat."""
    email = chat.address if chat.channel == "email" else None
    return Message(chat.id, chat.channel, email, text)


def message_to_staff(work: Work, staff: Staff, text: str) -> Message | None:
    """In Telegram where that works, else by e-mail; goes before what is not urgent."""
    chat = work.staff.chat_of(staff)
    if chat is None:
        return None
    return Message(chat.id, chat.channel, staff.email, text, urgent=True)


def bot_is_silent(work: Work) -> bool:
    """It gave signs of life before, and none for a minute."""
    beat = work.heartbeats.of("bot")
    return beat is not None and now() - beat.at > SILENT_AFTER


def _put(work: Work, message: Message) -> None:
    chat = work.chats.get(message.chat_id)
    if chat is not None:
        body = json.dumps({"text": message.text})
        work.outbox.put(chat, body, urgent=message.urgent)
