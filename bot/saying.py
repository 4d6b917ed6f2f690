"""Makes a reply out of a sentence of `locales/nl`: names filled in, buttons tied to their thing."""

from __future__ import annotations

from collections.abc import Mapping

from bot.reply import Reply, ReplyButton
from locales.loader import Button, Words
from locales.responses import fill
from store import Work
from store.models import Client, Contact, OutboxKind, OutboxRow


def say(words: Words, name: str, values: Mapping[str, str] | None = None, tag: str = "") -> Reply:
    """The response of that name; `tag` ("<id>|<hash>") ties its inline buttons to one thing."""
    response = words.responses[name]
    known = values or {}
    return Reply(
        utter=name,
        text=fill(response.text, known),
        spoken=fill(response.spoken or response.text, known),
        buttons=tuple(_button(each, known, tag) for each in response.buttons),
    )


def tell_client(
    work: Work, client: Client, reply: Reply, *, kind: OutboxKind = "reply", key: str | None = None
) -> OutboxRow | None:
    """Put it in the client's own chat, once for each key; None while he has no chat."""
    chat = work.chats.get(client.chat_id) if client.chat_id else None
    if chat is None:
        return None
    heard = reply.spoken if client.voice == "on" else None
    body = reply.model_copy(update={"spoken": heard, "speed": client.speed}).to_body()
    return work.outbox.put(chat, body, kind=kind, dedup_key=key)


def tell_contact(
    work: Work, contact: Contact, reply: Reply, *, key: str | None = None
) -> OutboxRow | None:
    """Put it in the contact's chat, sealed as the client's words: it names the client."""
    chat = work.chats.get(contact.chat_id) if contact.chat_id else None
    if chat is None:
        return None
    body = reply.model_copy(update={"spoken": None}).to_body()
    return work.outbox.put(chat, body, dedup_key=key, person_id=contact.owner_id)


def names(words: Words, client: Client | None, contact: Contact | None = None) -> dict[str, str]:
    """How the two are called in sentences; somebody without a name is still somebody."""
    somebody = words.responses["say_somebody"].text
    return {
        "client_name": (client and client.name) or somebody,
        "contact_name": (contact and contact.name) or somebody,
    }


def word_on_button(words: Words, response: str, payload: str) -> str | None:
    """Without its pictogram, as it is said in a sentence; None when there is no such button."""
    known = words.responses.get(response)
    buttons = known.buttons if known else ()
    return next((button.word for button in buttons if button.payload == payload), None)


def _button(button: Button, values: Mapping[str, str], tag: str) -> ReplyButton:
    payload = f"{button.payload}|{tag}" if button.inline and tag else button.payload
    return ReplyButton(title=fill(button.title, values), payload=payload, inline=button.inline)
