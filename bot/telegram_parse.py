"""Turns one raw update of Telegram into an `Incoming`; the first reading after the inbox."""

from typing import Any

from telegram import Bot, CallbackQuery, ChatMemberUpdated, Message, Update
from telegram.constants import ChatMemberStatus, ChatType

from bot.incoming import Incoming, Kind

_GONE = (ChatMemberStatus.BANNED, ChatMemberStatus.LEFT)
START = "/start"


class UnreadableUpdateError(Exception):
    """The update is put aside: it has another shape than Telegram documents."""


def parse_update(raw: dict[str, Any], bot: str) -> Incoming | None:
    """What somebody did, or None when nobody did anything that concerns us.

    `bot` is the name of the inbox ("telegram:<bot id>"); with the update id it names the message.
    """
    try:
        update = Update.de_json(raw, _NO_BOT)
        message_id = f"{bot}:{update.update_id}"
        return _read(update, message_id)
    except Exception as error:
        # The cause could hold the client's words, so only its kind is told.
        raise UnreadableUpdateError(type(error).__name__) from None


def _read(update: Update, message_id: str) -> Incoming | None:
    if update.callback_query is not None:
        return _pressed(update.callback_query, message_id)
    if update.my_chat_member is not None:
        return _membership(update.my_chat_member, message_id)
    if update.edited_message is not None:
        return _edited(update.edited_message, message_id)
    return None if update.message is None else _said(update.message, message_id)


def _said(message: Message, message_id: str) -> Incoming:
    kind, text, file_ref, seconds = _content(message)
    if message.chat.type != ChatType.PRIVATE:
        return _incoming(message, message_id, "group")
    return _incoming(message, message_id, kind, text=text, file_ref=file_ref, seconds=seconds)


def _content(message: Message) -> tuple[Kind, str | None, str | None, int | None]:
    if message.text is not None:
        return (*_text(message.text), None, None)
    if message.voice is not None:
        seconds = int(message.voice.to_dict()["duration"])
        return "voice", message.caption, message.voice.file_id, seconds
    if message.photo:
        return "photo", message.caption, message.photo[-1].file_id, None
    return "other", message.caption, None, None


def _text(text: str) -> tuple[Kind, str]:
    command, _, code = text.strip().partition(" ")
    if command.split("@")[0] == START:
        return "start", code.strip()
    return "text", text


def _edited(message: Message, message_id: str) -> Incoming:
    if message.chat.type != ChatType.PRIVATE:
        return _incoming(message, message_id, "group")
    words = message.text if message.text is not None else message.caption
    edited = str(message.message_id)
    return _incoming(message, message_id, "edited", text=words, reply_ref=edited)


def _incoming(message: Message, message_id: str, kind: Kind, **details: Any) -> Incoming:
    name = message.from_user.first_name if message.from_user else None
    address = str(message.chat.id)
    return Incoming("telegram", address, message_id, kind, sender_name=name, **details)


def _pressed(query: CallbackQuery, message_id: str) -> Incoming:
    chat = query.message.chat if query.message else None
    if chat is not None and chat.type != ChatType.PRIVATE:
        return Incoming("telegram", str(chat.id), message_id, "group", reply_ref=query.id)
    return Incoming(
        "telegram",
        str(query.from_user.id),
        message_id,
        "callback",
        text=query.data or "",
        sender_name=query.from_user.first_name,
        reply_ref=query.id,
    )


def _membership(change: ChatMemberUpdated, message_id: str) -> Incoming | None:
    is_private = change.chat.type == ChatType.PRIVATE
    is_gone = change.new_chat_member.status in _GONE
    if not is_private:
        return None if is_gone else Incoming("telegram", str(change.chat.id), message_id, "group")
    kind: Kind = "blocked" if is_gone else "unblocked"
    name = change.from_user.first_name
    return Incoming("telegram", str(change.chat.id), message_id, kind, sender_name=name)


# Parsing needs no bot behind it; Update.de_json takes None for exactly that.
_NO_BOT: Bot | None = None
