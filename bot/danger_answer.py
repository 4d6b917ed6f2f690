"""The one plain question in danger, and what follows from its answer; also with Rasa down."""

from __future__ import annotations

from datetime import timedelta

from bot.danger_line import Alarm
from bot.danger_telling import tell_first, told
from bot.danger_words import first_words
from bot.floor import goes_on_by_itself
from bot.person import call_person
from bot.questions import question_again
from bot.reply import Reply
from bot.saying import say
from bot.scene import Scene
from bot.signals import whom
from store.models import DangerAnswer, Incident

ASK = "say_danger_ask"
SOFT_QUESTION = "soft_question"
_NEXT_DAY = timedelta(days=1)
_LOOK_BACK = 10
_ANSWERS: dict[str, DangerAnswer] = {
    "danger_yes": "yes",
    "danger_no": "no",
    "danger_unknown": "unknown",
}


def ask(scene: Scene, incident: Incident) -> Reply:
    """Is it dangerous now? The buttons are tied to this incident."""
    scene.work.incidents.asked(incident)
    return say(scene.words, ASK, tag=incident.id[:8])


def answer_by_button(scene: Scene, payload: str, tag: str) -> list[Reply]:
    """A late press, or one on the question of an older incident, changes nothing."""
    incident = open_incident(scene)
    if incident is None or len(tag) != 8 or not incident.id.startswith(tag):
        return [say(scene.words, "say_button_old")]
    return _take(scene, incident, _ANSWERS[payload])


def answer_by_word(scene: Scene, text: str) -> list[Reply] | None:
    """Typed while the question is the last one in this chat; None when it is no answer to it."""
    incident = open_incident(scene)
    if incident is None or incident.answer is not None or not _asks_now(scene):
        return None
    for button in scene.words.responses[ASK].buttons:
        label = _bare(button.title)
        if _bare(text) == label or (" " not in label and _bare(text).split(" ")[0] == label):
            return _take(scene, incident, _ANSWERS[button.payload])
    return None


def talk(scene: Scene, tag: str) -> list[Reply]:
    """He would like somebody after all."""
    return call_person(scene)


def later(scene: Scene, tag: str) -> list[Reply]:
    """Not now; the way to a person stays open."""
    return [say(scene.words, "say_danger_later"), *_menu_again(scene)]


def open_incident(scene: Scene) -> Incident | None:
    """The open incident of whoever is speaking."""
    return scene.work.incidents.open_of(scene.client.id) if scene.client else None


def alarm_of(scene: Scene, incident: Incident) -> Alarm:
    """The incident with everything that telling needs."""
    assert scene.client is not None  # noqa: S101 - an incident belongs to a client
    return Alarm(
        scene.work,
        scene.words,
        scene.organisation,
        scene.links,
        scene.now,
        scene.client,
        incident,
    )


def plan_soft_question(alarm: Alarm) -> None:
    """Once, the next day; the gate of the schedule finds the client's own time."""
    alarm.work.dues.plan_once(alarm.client.id, SOFT_QUESTION, alarm.now + _NEXT_DAY)


def _take(scene: Scene, incident: Incident, answer: DangerAnswer) -> list[Reply]:
    alarm = alarm_of(scene, incident)
    before = told(alarm)
    scene.work.incidents.answer(incident, answer)
    if answer == "no":
        return _safe_now(scene, alarm)
    replies: list[Reply] = []
    if answer == "yes" and incident.tier != "A":
        incident.tier = "A"
        replies = first_words(scene.words, "A", incident.category)
    if not before:
        return [*replies, *tell_first(alarm)]
    called = whom(alarm.work, before[-1], alarm.words, alarm.client)
    return [*replies, say(scene.words, "say_danger_told", called)]


def _safe_now(scene: Scene, alarm: Alarm) -> list[Reply]:
    """Nobody was told: the client decides. Somebody was: he hears who, and it stays open."""
    signals = told(alarm)
    if signals:
        called = whom(alarm.work, signals[-1], alarm.words, alarm.client)
        return [say(scene.words, "say_danger_no_told", called), *_menu_again(scene)]
    alarm.work.incidents.close(alarm.incident)
    return [say(scene.words, "say_danger_no", tag=alarm.incident.id[:8])]


def _menu_again(scene: Scene) -> list[Reply]:
    """Danger took its buttons off the screen. A question of a topic comes back by itself."""
    stack = scene.work.conversations.stack(scene.client.id) if scene.client else []
    return [] if goes_on_by_itself(stack) else question_again(scene)


def _asks_now(scene: Scene) -> bool:
    rows = scene.work.outbox.after(scene.chat.id, scene.chat.last_seq - _LOOK_BACK)
    for row in reversed(rows):
        if Reply.from_body(row.body).utter == ASK:
            return True
        if row.kind == "question":
            return False
    return False


def _bare(text: str) -> str:
    kept = "".join(letter if letter.isalnum() else " " for letter in text.casefold())
    return " ".join(kept.split())
