"""Danger without words: before the contact is told, the client says whether it is about him."""

from __future__ import annotations

from bot.danger_answer import alarm_of, ask, open_incident
from bot.danger_line import Alarm, Listener, contacts, key_of, listeners
from bot.danger_telling import tell, told
from bot.reply import Reply
from bot.saying import say
from bot.scene import Scene
from store.models import Incident


def about_contact(alarm: Alarm) -> list[Reply]:
    """Somebody else is told at once; about the client's contact the question comes first.

    Empty when there are words, which the conflict guard can read, or no contact to ask about.
    """
    contact = _contact(alarm)
    if contact is None or alarm.incident.words:
        return []
    tag = alarm.incident.id[:8]
    question = say(alarm.words, "say_danger_about", {"contact_name": contact.name}, tag)
    return [*tell(alarm, listeners(alarm)[:1]), question]


def answer_about(scene: Scene, is_about: bool, tag: str) -> list[Reply]:
    """Yes, or not known: the contact hears nothing, and his name stands in the story."""
    incident = open_incident(scene)
    if incident is None or len(tag) != 8 or not incident.id.startswith(tag):
        return [say(scene.words, "say_button_old")]
    alarm = alarm_of(scene, incident)
    contact = _contact(alarm)
    if contact is None or contact.key in {key_of(signal) for signal in told(alarm)}:
        return [say(scene.words, "say_button_old")]
    if not is_about:
        return [*tell(alarm, [contact]), *_then(scene, incident)]
    name = {"contact_name": contact.name}
    incident.words = say(scene.words, "say_danger_story_about", name).text
    return [say(scene.words, "say_danger_about_kept", name), *_then(scene, incident)]


def _then(scene: Scene, incident: Incident) -> list[Reply]:
    """One question at a time: whether it is dangerous now comes after this one."""
    return [] if incident.answer else [ask(scene, incident)]


def _contact(alarm: Alarm) -> Listener | None:
    return next(contacts(alarm), None) if alarm.may_tell else None
