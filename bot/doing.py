"""What Rasa's actions ask the bot to do: it knows people, clocks and letters, they do not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from bot import taking_back, talks
from bot.contact_mail import mail_contact
from bot.contacts import call_person
from bot.looks import who_looked
from bot.reply import Reply
from bot.scene import Scene
from bot.signals import send
from bot.timing import plan_rhythm
from store.models import Client

Command = Mapping[str, Any]
Doing = Callable[[Scene, Client, Command], list[Reply]]
LATER = timedelta(hours=1)


def carry_out(scene: Scene, client: Client, command: Command) -> list[Reply]:
    """The replies that the command brings; topics were begun and ended before this."""
    do = _DOINGS.get(str(command.get("do")))
    return do(scene, client, command) if do else []


def _call_person(scene: Scene, client: Client, command: Command) -> list[Reply]:
    return call_person(scene)


def _who_looked(scene: Scene, client: Client, command: Command) -> list[Reply]:
    return who_looked(scene)


def _take_back(scene: Scene, client: Client, command: Command) -> list[Reply]:
    return taking_back.offer(scene)


def _set_voice(scene: Scene, client: Client, command: Command) -> list[Reply]:
    if command.get("voice") in ("on", "off"):
        client.voice = command["voice"]
    if command.get("speed") in ("normal", "slow"):
        client.speed = command["speed"]
    return []


def _send_signal(scene: Scene, client: Client, command: Command) -> list[Reply]:
    return send(scene, str(command.get("signal")))


def _mail_contact(scene: Scene, client: Client, command: Command) -> list[Reply]:
    return mail_contact(scene, str(command.get("contact")))


def _show_talk(scene: Scene, client: Client, command: Command) -> list[Reply]:
    return talks.show(scene)


def _move_talk(scene: Scene, client: Client, command: Command) -> list[Reply]:
    found = talks.coming(scene)
    return talks.move_it(scene, found) if found else []


def _call_off_talk(scene: Scene, client: Client, command: Command) -> list[Reply]:
    found = talks.coming(scene)
    return talks.call_it_off(scene, found) if found else []


def _later(scene: Scene, client: Client, command: Command) -> list[Reply]:
    minutes = command.get("minutes")
    pause = timedelta(minutes=int(minutes)) if minutes else LATER
    scene.work.dues.plan_once(client.id, "later", scene.now + pause)
    return []


def _rhythm_changed(scene: Scene, client: Client, command: Command) -> list[Reply]:
    plan_rhythm(scene.work, client.id, scene.organisation.timezone, scene.now)
    return []


_DOINGS: Mapping[str, Doing] = {
    "call_person": _call_person,
    "who_looked": _who_looked,
    "take_back": _take_back,
    "set_voice": _set_voice,
    "send_signal": _send_signal,
    "mail_contact": _mail_contact,
    "show_talk": _show_talk,
    "move_talk": _move_talk,
    "call_off_talk": _call_off_talk,
    "later": _later,
    "rhythm_changed": _rhythm_changed,
}
