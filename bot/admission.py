"""Who gets in: a single-use link opens the door for one client, contact or member of staff."""

from __future__ import annotations

from bot.contact_opening import greet_contact
from bot.reply import Reply
from bot.saying import say
from bot.scene import Scene
from store.models import Chat, Client, Invite

WELCOME = "welcome"


def accept_code(scene: Scene, code: str) -> list[Reply]:
    """Open a link (`/start <code>`, or the web phone's address); every code gets an answer.

    A new client's welcome is put on top of his stack: whoever called starts what never began.
    """
    invite = scene.work.invites.look(code)
    if invite is None:
        return [_no_such_link(scene)]
    if invite.kind in ("client", "relink"):
        return _let_client_in(scene, invite, code)
    if invite.kind == "contact":
        return greet_contact(scene, code)
    if invite.kind == "staff":
        return _let_staff_in(scene, code)
    return [_no_such_link(scene)]


def greet_stranger(scene: Scene) -> list[Reply]:
    """Somebody without a link hears how to get one."""
    return [say(scene.words, "say_stranger")]


def _no_such_link(scene: Scene) -> Reply:
    # The link that let somebody in is pressed again when a chat is opened anew: no reproach.
    return say(scene.words, "say_already_in" if _is_known(scene) else "say_link_unknown")


def _is_known(scene: Scene) -> bool:
    return bool(scene.client or scene.contacts or scene.staff)


def _let_client_in(scene: Scene, invite: Invite, code: str) -> list[Reply]:
    if scene.client is not None and scene.client.id != invite.client_id:
        return [say(scene.words, "say_link_of_somebody_else")]
    before = _chat_of(scene, invite)
    address = (before.channel, before.address) if before else None
    client = scene.work.clients.admit(code, scene.chat)
    if client is None:
        return [_no_such_link(scene)]
    if address and address != (scene.chat.channel, scene.chat.address):
        _say_goodbye(scene, scene.work.chats.get_or_make(*address))
    return _begin(scene, client, invite)


def _chat_of(scene: Scene, invite: Invite) -> Chat | None:
    client = scene.work.clients.get(invite.client_id) if invite.client_id else None
    return scene.work.chats.get(client.chat_id) if client and client.chat_id else None


def _say_goodbye(scene: Scene, old: Chat) -> None:
    """The old phone may be in strange hands: it hears that it ended, and no name."""
    farewell = say(scene.words, "say_moved_away")
    scene.work.outbox.put(old, farewell.to_body())


def _begin(scene: Scene, client: Client, invite: Invite) -> list[Reply]:
    if client.state == "welcome" and scene.work.conversations.top(client.id) is None:
        scene.work.conversations.start(client.id, WELCOME)
        return []
    return [say(scene.words, "say_moved_here")] if invite.kind == "relink" else []


def _let_staff_in(scene: Scene, code: str) -> list[Reply]:
    staff = scene.work.staff.accept(code, scene.chat)
    if staff is None:
        return [_no_such_link(scene)]
    return [say(scene.words, "say_staff_here", {"staff_name": staff.name})]
