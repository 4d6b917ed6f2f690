"""The stage for danger: Sanne with her contact, Fatma on call, and sentences for each tier."""

from __future__ import annotations

from bot.danger import look_at, press
from bot.reply import Reply
from bot.scene import Scene
from store.models import Incident
from tests.bot.people_side import Stage, button, client_of
from tests.people import FATMA, SANNE, Somebody

SENTENCES = {
    "A": "er is brand in mijn kamer",
    "B": "ik wil dood",
    "C": "ik voel me zo alleen",
    "D": "ik mag niet naar buiten",
}


def put_fatma_on_call(stage: Stage, who: Somebody = FATMA, roles: tuple[str, ...] = ()) -> str:
    """A member of staff with a chat; the id."""
    with stage.scene(who) as scene:
        email = f"{who.name.casefold()}@linde.example"
        staff = scene.work.staff.add(who.name, [*roles, "on_call"], [], email)  # type: ignore[list-item]
        staff.chat_id = scene.chat.id
        return staff.id


def say_it(stage: Stage, text: str, who: Somebody = SANNE) -> list[Reply] | None:
    """The text looked at; what is answered lies in the chat afterwards, as the bot does it."""
    with stage.scene(who) as scene:
        replies = look_at(scene, text)
        _put(scene, replies or [])
        return replies


def tap(stage: Stage, name: str, who: Somebody = SANNE) -> list[Reply]:
    """The newest button of that name in this chat."""
    with stage.scene(who) as scene:
        replies = press(scene, button(stage.said_to(who), name)) or []
        _put(scene, replies)
        return replies


def incident_of(stage: Stage, who: Somebody = SANNE) -> Incident | None:
    with stage.store.open_reading() as work:
        return work.incidents.open_of(client_of(work, who).id)


def told(stage: Stage, who: Somebody = SANNE) -> list[tuple[str, bool]]:
    """To whom signals of danger were made, in order, and whether the words went along."""
    with stage.store.open_reading() as work:
        mine = work.signals.of_client(client_of(work, who).id)
        return [(each.audience, each.with_words) for each in reversed(mine) if each.incident_id]


def _put(scene: Scene, replies: list[Reply]) -> None:
    for reply in replies:
        scene.work.outbox.put(scene.chat, reply.to_body(), kind="safety")
