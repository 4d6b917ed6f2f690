"""What the web phone puts in the inbox, and how the worker reads it back: an `Incoming` as JSON."""

import dataclasses

from pydantic import TypeAdapter

from bot.incoming import Incoming

BOT = "web"  # the name of the inbox, where Telegram's is "telegram:<bot id>"
_INCOMING = TypeAdapter(Incoming)


def message_id(update_id: str) -> str:
    return f"{BOT}:{update_id}"


def write_posted(incoming: Incoming) -> str:
    """The raw text of an inbox row."""
    return _INCOMING.dump_json(incoming).decode()


def read_posted(raw: str) -> Incoming:
    """The message that an inbox row of the bot "web" holds."""
    return _INCOMING.validate_json(raw)


def update_id(address: str, own_id: str) -> str:
    """The page makes `own_id`; the address before it keeps one page out of another's ids."""
    return f"{address[:16]}-{own_id}"


def own_id(update: str) -> str:
    """What `update_id` was given."""
    return update.partition("-")[2]


def started(address: str, own: str, code: str) -> Incoming:
    """Somebody opened the phone with a link."""
    named = message_id(update_id(address, own))
    return Incoming(channel="web", address=address, message_id=named, kind="start", text=code)


def with_file(incoming: Incoming, attachment_id: str) -> Incoming:
    """The message, now that its recording or photo is stored."""
    return dataclasses.replace(incoming, file_ref=attachment_id)
