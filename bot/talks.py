"""A talk in person: the advocate's proposal in the client's chat, and what he says to it."""

from __future__ import annotations

from bot.advocates import nudge_again
from bot.reply import Reply
from bot.saying import say
from bot.saying_more import ask
from bot.scene import Scene
from bot.talk_telling import about_talk, proposal, tag_of
from bot.talk_times import drop_dues, moment_of, plan_look_back, plan_reminder
from store.models import Remind, Signal, SignalDeed, Talk
from store.repositories import By

Found = tuple[Talk, Signal]


def show(scene: Scene) -> list[Reply]:
    """The proposal that still waits for an answer, once more."""
    found = coming(scene)
    if found is None or scene.client is None:
        return [say(scene.words, "say_button_old")]
    return [proposal(scene, scene.client, found[0])]


def agree(scene: Scene, tag: str) -> list[Reply]:
    """It is agreed; a second press says it again. What has passed meanwhile is asked anew."""
    found = _of_button(scene, tag)
    if found is None or found[0].at is None:
        return [say(scene.words, "say_button_old")]
    if found[0].at <= scene.now:
        passed = _about(scene, found, "say_talk_passed")
        scene.work.outbox.put(scene.chat, passed.to_body(), signal_id=found[1].id)
        return move_it(scene, found)
    if scene.work.talks.settle(found[0], "confirmed"):
        _tell_advocate(scene, found, "agreed")
        plan_look_back(scene.work, found[0])
    return [_about(scene, found, "say_talk_agreed")]


def move(scene: Scene, tag: str) -> list[Reply]:
    """Another day: the advocate hears it at once, and more when the client says more."""
    found = _of_button(scene, tag)
    return [say(scene.words, "say_button_old")] if found is None else move_it(scene, found)


def move_it(scene: Scene, found: Found) -> list[Reply]:
    """As `move`, for a talk that was looked up."""
    if scene.work.talks.settle(found[0], "move_asked"):
        drop_dues(scene.work, found[0])
        _tell_advocate(scene, found, "moved")
    told = _about(scene, found, "say_talk_moved")
    scene.work.outbox.put(scene.chat, told.to_body(), signal_id=found[1].id)
    ask(scene, found[1], "say_talk_when_then")
    return []


def call_off(scene: Scene, tag: str) -> list[Reply]:
    """There will be no talk."""
    found = _of_button(scene, tag)
    return [say(scene.words, "say_button_old")] if found is None else call_it_off(scene, found)


def call_it_off(scene: Scene, found: Found) -> list[Reply]:
    """As `call_off`, for a talk that was looked up."""
    if scene.work.talks.settle(found[0], "cancelled"):
        drop_dues(scene.work, found[0])
        _tell_advocate(scene, found, "called_off")
    return [_about(scene, found, "say_talk_off")]


def end_with(scene: Scene, signal: Signal) -> list[Reply]:
    """What he asked for was taken back, and the talk with it; nothing to say when there is none."""
    talk = scene.work.talks.of_signal(signal.id)
    if talk is None or not scene.work.talks.settle(talk, "cancelled"):
        return []
    drop_dues(scene.work, talk)
    if talk.at is None:
        return []
    _tell_advocate(scene, (talk, signal), "called_off")
    return [_about(scene, (talk, signal), "say_talk_off")]


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


def remind_of_talk(scene: Scene, talk_id: str) -> list[Reply]:
    """The client asked for this; not any more when the talk has begun, or was taken back."""
    talk = scene.work.talks.get(talk_id)
    if scene.client is None or talk is None or talk.at is None or talk.at <= scene.now:
        return []
    found = _with_signal(scene, scene.work.talks.starting_with(scene.client.id, talk_id))
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


def _about(scene: Scene, found: Found, name: str) -> Reply:
    return about_talk(scene, scene.client, found[0], name)


def _tell_advocate(scene: Scene, found: Found, deed: SignalDeed) -> None:
    """The one whose talk it is, also when another has the signal by now."""
    talk, signal = found
    client_id = scene.client.id if scene.client else None
    event = scene.work.signals.tell(signal, deed, By("client", client_id))
    staff = scene.work.staff.get(talk.staff_id or "")
    if staff is not None:
        nudge_again(scene, signal, staff, f"{deed}:{event.id}")
