"""Who answers what: one flat table, read from the top; the first that has an answer gives it."""

from __future__ import annotations

from collections.abc import Callable

from bot import admission, contacts, danger
from bot.answering import answer_client, carry_out_errand
from bot.commands import Commands
from bot.outcome import Answer, Ask, Outcome
from bot.presses import as_safety, press_contact, press_danger, press_own, say_more
from bot.questions import question_again, tapped_label
from bot.saying import say
from bot.scene import Scene

Handler = Callable[[Scene, Commands], Outcome | None]
_SPOKEN = ("text", "edited", "voice", "photo", "other")


def note_blocked(scene: Scene, commands: Commands) -> Outcome | None:
    """The person blocked the bot, or came back: nothing can or need be said."""
    if scene.incoming.kind == "blocked":
        scene.work.chats.mark_blocked(scene.chat)
        return Answer()
    if scene.incoming.kind == "unblocked":
        scene.work.chats.mark_unblocked(scene.chat)
        return Answer()
    return None


def refuse_group(scene: Scene, commands: Commands) -> Outcome | None:
    """In a group others would read along."""
    if scene.incoming.kind != "group":
        return None
    return Answer([say(scene.words, "say_group")])


def do_errand(scene: Scene, commands: Commands) -> Outcome | None:
    """What the bot told itself to do."""
    return carry_out_errand(scene)


def admit(scene: Scene, commands: Commands) -> Outcome | None:
    """A start code opens the door; without a code a known client is simply greeted."""
    code = scene.incoming.text
    if scene.incoming.kind != "start" or (not code and scene.client is not None):
        return None
    if not code:
        return Answer(admission.greet_stranger(scene))
    return Answer(admission.accept_code(scene, code), goes_on=True)


def look_for_danger(scene: Scene, commands: Commands) -> Outcome | None:
    """Before anything else hears it; the open question of danger takes its answer here."""
    if scene.incoming.kind not in _SPOKEN or not scene.incoming.text:
        return None
    return as_safety(danger.look_at(scene, scene.incoming.text))


def call_person(scene: Scene, commands: Commands) -> Outcome | None:
    """The word for help alone: a human being, in one step."""
    if scene.incoming.kind not in ("text", "voice") or scene.client is None:
        return None
    if not commands.is_call_for_person(scene.incoming.text):
        return None
    return Answer(contacts.call_person(scene), goes_on=True)


def slow_down(scene: Scene, commands: Commands) -> Outcome | None:
    """*Langzamer*, unless it is the label of a button: at once, and the question again."""
    text = scene.incoming.text
    if scene.incoming.kind != "text" or scene.client is None or not commands.is_slower(text):
        return None
    return None if tapped_label(scene, text or "") else _slower(scene)


def write_back(scene: Scene, commands: Commands) -> Outcome | None:
    """A contact in the middle of writing back; a contact's other words."""
    if scene.incoming.kind != "text" or not scene.contacts:
        return None
    replies = contacts.say_back(scene, scene.incoming.text or "")
    return None if replies is None else Answer(replies)


def obey(scene: Scene, commands: Commands) -> Outcome | None:
    """An exact control word, unless it is the label of a button under the open question."""
    text = scene.incoming.text
    payload = commands.payload(text) if scene.incoming.kind == "text" else None
    if payload is None or scene.client is None or tapped_label(scene, text or ""):
        return None
    return Ask(payload=payload)


def answer(scene: Scene, commands: Commands) -> Outcome | None:
    """A client's own words, taps, voice and photos."""
    return answer_client(scene)


def answer_others(scene: Scene, commands: Commands) -> Outcome | None:
    """A contact, a member of staff or a stranger: one kind sentence."""
    if scene.contacts:
        return Answer([say(scene.words, "say_contact_small")])
    if scene.staff is not None:
        return Answer([say(scene.words, "say_staff_small")])
    return Answer(admission.greet_stranger(scene))


HANDLERS: tuple[Handler, ...] = (
    note_blocked,
    refuse_group,
    do_errand,
    admit,
    look_for_danger,
    press_danger,
    press_contact,
    press_own,
    call_person,
    write_back,
    slow_down,
    obey,
    say_more,
    answer,
    answer_others,
)


def decide(scene: Scene, commands: Commands) -> Outcome:
    """The answer of the first handler that has one; the last one always has."""
    decided = (handler(scene, commands) for handler in HANDLERS)
    return next(outcome for outcome in decided if outcome is not None)


def decide_without_rasa(scene: Scene, commands: Commands) -> Outcome | None:
    """Danger, by the bot's own ear, and the exact words that it obeys when Rasa is silent."""
    if scene.incoming.kind != "text" or scene.client is None:
        return None
    suspected = as_safety(danger.suspect(scene, scene.incoming.text or ""))
    if suspected is not None:
        return suspected
    again = question_again(scene)
    if commands.is_repeat(scene.incoming.text) and again:
        return Answer(again)
    return None


def _slower(scene: Scene) -> Answer:
    if scene.client is not None:
        scene.client.voice, scene.client.speed = "on", "slow"
    return Answer([say(scene.words, "say_slower"), *question_again(scene)])
