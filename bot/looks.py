"""Who opened the client's words: the truth from the access log, when he asks."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.reply import Reply
from bot.saying import names, say
from bot.scene import Scene
from bot.signals import about, whom
from store.models import Access, Client


def who_looked(scene: Scene) -> list[Reply]:
    """Who opened the client's words, from the access log: the last three, newest first."""
    if scene.client is None:
        return [say(scene.words, "say_stranger")]
    opened = [
        each for each in scene.work.accesses.of_client(scene.client.id) if each.what == "signal"
    ]
    if not opened:
        return [_nobody_looked(scene, scene.client)]
    zone = ZoneInfo(scene.organisation.timezone)
    return [_looked(scene, each, zone) for each in opened[:3]]


def _nobody_looked(scene: Scene, client: Client) -> Reply:
    shared = [each for each in scene.work.signals.of_client(client.id) if each.state == "sent"]
    if not shared:
        return say(scene.words, "say_nothing_read")
    return about(scene.work, shared[0], client, scene.words, "say_nobody_read")


def _reader(scene: Scene, by_id: str | None) -> dict[str, str]:
    """Of several advocates the one who looked."""
    staff = scene.work.staff.get(by_id) if by_id else None
    return {"contact_name": staff.name} if staff is not None else {}


def _looked(scene: Scene, look: Access, zone: ZoneInfo) -> Reply:
    signal = scene.work.signals.get(look.subject_id) if look.subject_id else None
    here, by_id = look.at.astimezone(zone), look.actor_id
    values = {"day": here.strftime("%d-%m-%Y"), "time": here.strftime("%H:%M")}
    if signal is not None:
        values |= whom(scene.work, signal, scene.words, scene.client)
        values |= _reader(scene, by_id)
    else:
        values |= names(scene.words, scene.client)
    return say(scene.words, "say_who_read", values)
