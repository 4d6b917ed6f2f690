"""From Rasa's sentence to a reply: names filled in, buttons tied to their thing, with a voice."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from bot.live import Live
from bot.placeholders import Placeholders, UnknownPlaceholder
from bot.rasa import Choice, Said
from bot.reply import Reply, ReplyButton
from bot.saying import say
from bot.signals import binding
from locales.loader import Words
from store.models import Client, Conversation
from voice import VoicePack, spoken_text

logger = logging.getLogger(__name__)


def render(
    said: Said, places: Placeholders, conversation: Conversation | None, words: Words
) -> Reply:
    """The reply; a sentence that cannot be filled in is never shown with its braces."""
    tag = binding(places.signal, conversation.subject_id if conversation else None)
    try:
        return Reply(
            utter=said.utter,
            text=places.fill(said.text or ""),
            spoken=_spoken(said, places, words),
            buttons=tuple(_button(choice, places, tag) for choice in said.buttons),
            image=said.image,
        )
    except UnknownPlaceholder as missing:
        logger.error("%s has no value for {%s}", said.utter, missing)
        return say(words, "say_words_missing")


def voiced(reply: Reply, client: Client | None, live: Live) -> Reply:
    """With the recording of exactly this text, or the words for the local voice, or neither."""
    if client is None or client.voice == "off":
        return reply.model_copy(update={"spoken": None, "voice": None})
    text = reply.spoken or reply.text
    titles = [button.title for button in reply.buttons]
    recording = _recording(live.voices, text, titles, client)
    spoken = spoken_text(text, () if recording else titles) or None
    change = {"spoken": spoken, "voice": recording, "speed": client.speed}
    return reply.model_copy(update=change)


def without_keyboard(replies: Sequence[Reply]) -> list[Reply]:
    """Old answers leave the screen when nothing is asked with new ones."""
    kept = list(replies)
    if any(not button.inline for reply in kept for button in reply.buttons):
        return kept
    for place in range(len(kept) - 1, -1, -1):
        if not kept[place].buttons:
            kept[place] = kept[place].model_copy(update={"remove_keyboard": True})
            break
    return kept


def _spoken(said: Said, places: Placeholders, words: Words) -> str | None:
    response = words.responses.get(said.utter or "")
    return places.fill(response.spoken) if response and response.spoken else None


def _button(choice: Choice, places: Placeholders, tag: str) -> ReplyButton:
    title = places.fill(choice.title, choice.payload)
    payload = f"{choice.payload}{tag}" if choice.inline else choice.payload
    return ReplyButton(title=title, payload=payload, inline=choice.inline)


def _recording(pack: VoicePack, text: str, titles: Sequence[str], client: Client) -> str | None:
    with_options = pack.find(spoken_text(text, titles), client.speed) if titles else None
    found = with_options or pack.find(text, client.speed)
    return found.name if found else None
