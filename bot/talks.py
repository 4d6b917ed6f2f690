"""A talk in person: the advocate's proposal in the client's chat, and what he says to it."""

from __future__ import annotations

from bot.advocates import nudge_holder
from bot.reply import Reply
from bot.saying import say
from bot.saying_more import ask
from bot.scene import Scene
from bot.signals import whom
from bot.talk_telling import in_words, proposal, tag_of
from bot.talk_times import drop_dues, moment_of, plan_look_back, plan_reminder
from store.models import Remind, Signal, Talk
from store.repositories import By

Found = tuple[Talk, Signal]


def show(scene: Scene) -> list[Reply]:
    """The proposal that still waits for an answer, once more."""
    found = coming(scene)
    if found is None or scene.client is None:
        return [say(scene.words, "say_button_old")]
    again = proposal(scene.work, scene.words, scene.organisation, scene.client, found[0])
    return [again] if again else []


def agree(scene: Scene, tag: str) -> list[Reply]:
    """It is agreed; a second press says it again. What has passed meanwhile is asked anew."""
    found = _of_button(scene, tag)
    if found is None or found[0].at is None:
        return [say(scene.words, "say_button_old")]
    talk, signal = found
    if found[0].at <= scene.now:
        passed = _about(scene, found, "say_talk_passed")
        scene.work.outbox.put(scene.chat, passed.to_body(), signal_id=signal.id)
        return move_it(scene, found)
    if scene.work.talks.settle(talk, "confirmed"):
        _tell_advocate(scene, signal, "agreed", f"agreed:{tag}")
        plan_look_back(scene.work, talk)
    return [_about(scene, found, "say_talk_agreed", tag)]


def move(scene: Scene, tag: str) -> list[Reply]:
    """Another day: the advocate hears it at once, and more when the client says more."""
    found = _of_button(scene, tag)
    return [say(scene.words, "say_button_old")] if found is None else move_it(scene, found)


def move_it(scene: Scene, found: Found) -> list[Reply]:
    """As `move`, for a talk that was looked up."""
    talk, signal = found
    if scene.work.talks.settle(talk, "move_asked"):
        drop_dues(scene.work, talk)
        event = scene.work.signals.tell(signal, "moved", _client(scene))
        nudge_holder(scene, signal, f"moved:{event.id}")
    told = _about(scene, found, "say_talk_moved")
    scene.work.outbox.put(scene.chat, told.to_body(), signal_id=signal.id)
    ask(scene, signal, "say_talk_when_then")
    return []


def call_off(scene: Scene, tag: str) -> list[Reply]:
    """There will be no talk."""
    found = _of_button(scene, tag)
    return [say(scene.words, "say_button_old")] if found is None else call_it_off(scene, found)


def call_it_off(scene: Scene, found: Found) -> list[Reply]:
    """As `call_off`, for a talk that was looked up."""
    if scene.work.talks.settle(found[0], "cancelled"):
        drop_dues(scene.work, found[0])
        _tell_advocate(scene, found[1], "called_off", f"off:{found[0].id}")
    return [_about(scene, found, "say_talk_off")]


def remind(scene: Scene, tag: str, when: Remind) -> list[Reply]:
    """Whether, and when, the client wants to be helped to think of it."""
    found = _of_button(scene, tag)
    if found is None or found[0].state != "confirmed":
        return [say(scene.words, "say_button_old")]
    moment = moment_of(found[0], when)
    if moment is not None and moment <= scene.now:
        return [_about(scene, found, "say_talk_soon")]
    plan_reminder(scene.work, found[0], when)
    return [_about(scene, found, f"say_talk_remind_{when}")]


def remind_of_talk(scene: Scene) -> list[Reply]:
    """The client asked for this."""
    found = coming(scene)
    return [_about(scene, found, "say_talk_remind")] if found else []


def coming(scene: Scene) -> Found | None:
    """The talk that this client has in view."""
    client = scene.client
    return _with_signal(scene, scene.work.talks.coming(client.id, scene.now)) if client else None


def _of_button(scene: Scene, tag: str) -> Found | None:
    """As long as nobody called it off, and it is proposed just so."""
    first = tag.partition("|")[0]
    if scene.client is None or len(first) != 8:
        return None
    found = _with_signal(scene, scene.work.talks.starting_with(scene.client.id, first))
    return found if found and tag_of(scene.work, found[0]) == tag else None


def _with_signal(scene: Scene, talk: Talk | None) -> Found | None:
    signal = scene.work.signals.get(talk.signal_id or "") if talk else None
    return (talk, signal) if talk and signal else None


def _about(scene: Scene, found: Found, name: str, tag: str = "") -> Reply:
    called = whom(scene.work, found[1], scene.words, scene.client)
    called["talk"] = in_words(scene.words, scene.organisation, found[0])
    return say(scene.words, name, called, tag)


def _tell_advocate(scene: Scene, signal: Signal, deed: str, key: str) -> None:
    scene.work.signals.tell(signal, deed, _client(scene))  # type: ignore[arg-type]
    nudge_holder(scene, signal, key)


def _client(scene: Scene) -> By:
    return By("client", scene.client.id if scene.client else None)
