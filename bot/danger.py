"""Danger: notices a sign in any text, keeps one incident, and answers within the same turn."""

from __future__ import annotations

from datetime import datetime

from bot import danger_answer
from bot.danger_about import about_contact, answer_about
from bot.danger_answer import alarm_of, ask, open_incident, plan_soft_question
from bot.danger_clock import tick
from bot.danger_telling import tell_first, told
from bot.danger_words import GRAVE, first_words, softer_words
from bot.reply import Reply
from bot.safety import look_alone, look_in
from bot.saying import say
from bot.scene import Scene
from bot.write_back import is_writing
from locales.loader import Words
from locales.signs import tier_of
from store.models import Tier
from store.organisation import Organisation

__all__ = [
    "from_understanding",
    "in_danger",
    "look_at",
    "monitored_now",
    "press",
    "suspect",
    "tick",
    "without_store",
]

_QUESTION = ("danger_yes", "danger_no", "danger_unknown")


def look_at(scene: Scene, text: str) -> list[Reply] | None:
    """Called with every text, edit and transcript before anything else hears it.

    None lets the text go its way. Sadness and complaints are answered beside it: the words go
    into the outbox, and the conversation hears the text all the same.
    """
    sign = look_in(scene, text)
    if sign is not None and sign.tier in GRAVE:
        replies = _alarm(scene, sign.tier, sign.category, text)
        if not _is_about_somebody_else(scene):
            return replies
        _put_beside(scene, replies)
        return None
    answered = danger_answer.answer_by_word(scene, text)
    if answered is None and sign is not None:
        _be_near(scene, sign.tier)
    return answered


def from_understanding(scene: Scene, category: str, text: str) -> list[Reply]:
    """Rasa noticed what the patterns did not: the same way on. An open incident is joined."""
    return _alarm(scene, tier_of(category), category, text)


def suspect(scene: Scene, text: str) -> list[Reply] | None:
    """Rasa is silent: the bot's own trained ear hears a client's words in its place."""
    sign = scene.words.safety.suspect(text)
    return _alarm(scene, sign.tier, sign.category, text) if sign else None


def in_danger(scene: Scene) -> list[Reply]:
    """*I am in danger*, pressed after a voice message that nobody could understand."""
    return _alarm(scene, "A", "emergency", "")


def press(scene: Scene, data: str) -> list[Reply] | None:
    """A button of danger, as `<name>|<incident>`; None when it is not one of these."""
    name, _, tag = data.partition("|")
    if name in _QUESTION:
        return danger_answer.answer_by_button(scene, name, tag)
    if name in ("danger_about_yes", "danger_about_no"):
        return answer_about(scene, name == "danger_about_yes", tag)
    if name == "danger_person":
        return danger_answer.talk(scene, tag)
    if name == "danger_later":
        return danger_answer.later(scene, tag)
    return in_danger(scene) if name == "in_danger" else None


def without_store(words: Words, text: str) -> list[Reply] | None:
    """When nothing can be written: the helpline all the same, and that nobody was told."""
    sign = look_alone(words, text)
    if sign is None or sign.tier not in GRAVE:
        return None
    return [*first_words(words, sign.tier, sign.category), say(words, "say_danger_no_store")]


def monitored_now(organisation: Organisation, now: datetime) -> bool:
    """Whether somebody reads along at this moment."""
    return organisation.is_monitored(now)


def _alarm(scene: Scene, tier: Tier, category: str, text: str) -> list[Reply]:
    replies = first_words(scene.words, tier, category)
    if scene.client is None:
        return replies
    incident, _ = scene.work.incidents.open_or_join(scene.client.id, tier, category, text or None)
    alarm = alarm_of(scene, incident)
    plan_soft_question(alarm)
    about: list[Reply] = []
    if tier == "A" and not told(alarm):
        about = about_contact(alarm)
        replies += about or tell_first(alarm)
    if incident.answer is None and not about:
        replies.append(ask(scene, incident))
    return replies


def _is_about_somebody_else(scene: Scene) -> bool:
    """A contact who writes back to a client: the client must get his words all the same."""
    return scene.client is None and is_writing(scene)


def _put_beside(scene: Scene, replies: list[Reply]) -> None:
    for reply in replies:
        scene.work.outbox.put(scene.chat, reply.to_body(), kind="safety")


def _be_near(scene: Scene, tier: str) -> None:
    """At most once a day each: being told the same number again and again is no comfort."""
    if scene.client is None or open_incident(scene) is not None:
        return
    day = scene.now.date().isoformat()
    for place, reply in enumerate(softer_words(scene.words, tier, scene.organisation)):
        key = f"near:{tier}:{scene.client.id}:{day}:{place}"
        scene.work.outbox.put(scene.chat, reply.to_body(), dedup_key=key)
