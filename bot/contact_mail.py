"""A contact without Telegram: a letter with a personal page in it, and never with content."""

from __future__ import annotations

from bot.reply import Reply, ReplyButton
from bot.saying import names, say, tell_contact
from bot.scene import Scene
from store.models import Contact
from store.signal_post import PAGE


def mail_contact(scene: Scene, contact_id: str) -> list[Reply]:
    """Invite by e-mail; whoever opens the page still has to be confirmed by the client."""
    contact = scene.work.contacts.get(contact_id)
    is_own = contact is not None and scene.client and contact.client_id == scene.client.id
    if contact is None or not is_own or not contact.address or contact.stopped_at:
        return [say(scene.words, "say_button_old")]
    chat = scene.work.chats.get_or_make("email", contact.address)
    contact.channel, contact.chat_id = "email", chat.id
    tell_contact(scene.work, contact, _letter(scene, contact), key=f"mail:{contact.id}:{chat.id}")
    return []


def _letter(scene: Scene, contact: Contact) -> Reply:
    letter = say(scene.words, "say_contact_mail_hello", names(scene.words, scene.client))
    code = scene.work.invites.make("page", contact_id=contact.id)
    button = ReplyButton(title=letter.buttons[0].title, payload=f"{PAGE}|{code}", inline=True)
    return letter.model_copy(update={"buttons": (button,)})
