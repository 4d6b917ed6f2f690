"""Nobody has read what the client shared: he may choose somebody else for the same words."""

from __future__ import annotations

from bot.advocates import role_words
from bot.contact_confirming import choose_other
from bot.reply import Reply
from bot.saying import say
from bot.scene import Scene
from bot.signals import may_tell_another, of_button, whom
from store.advocates import advocates_for
from store.models import Signal


def begin(scene: Scene, tag: str) -> list[Reply]:
    """A new draft of the same words, which the client sees before it goes; the old one stays."""
    signal = of_button(scene, tag)
    if signal is None or signal.state != "sent" or not may_tell_another(signal):
        return [say(scene.words, "say_button_old")]
    draft = _again(scene, signal)
    stack = scene.work.conversations.stack(signal.client_id)
    if _give_to_another(scene, signal, draft):
        if all(row.subject_id != draft.id for row in stack):
            scene.work.conversations.start(signal.client_id, "share", draft.id)
    else:
        choose_other(scene, "")  # whoever is chosen now is offered the draft (say_contact_is_it)
    return [say(scene.words, "say_tell_other", whom(scene.work, signal, scene.words, scene.client))]


def _again(scene: Scene, signal: Signal) -> Signal:
    """The one of before when the button is pressed twice."""
    for each in scene.work.signals.of_client(signal.client_id):
        if each.state == "draft" and each.words_hash == signal.words_hash:
            return each
    return scene.work.signals.draft(
        signal.client_id,
        signal.words or "",
        "contact",
        check_in_id=signal.check_in_id,
        attachment_ids=signal.attachment_ids,
        feeling=signal.feeling,
        theme=signal.theme,
    )


def _give_to_another(scene: Scene, signal: Signal, draft: Signal) -> bool:
    """Another contact, or else an advocate; False when there is nobody yet."""
    ready = scene.work.contacts.ready_of(signal.client_id)
    others = [each for each in ready if each.id != signal.contact_id]
    if others:
        draft.contact_id = others[0].id
        return True
    advocates = advocates_for(scene.work, draft, role_words(scene.words))
    if advocates:
        draft.audience, draft.staff_id = "advocate", advocates[0].id
    return bool(advocates)
