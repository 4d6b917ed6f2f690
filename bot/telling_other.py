"""Nobody has read it, or it did not arrive: the client chooses somebody else for the same words."""

from __future__ import annotations

from bot.advocates import role_words
from bot.contact_confirming import choose_other
from bot.reply import Reply
from bot.saying import say
from bot.scene import Scene
from bot.signals import may_tell_another, of_button, whom
from store.advocates import advocates_for
from store.models import Signal

# Nobody got it: a draft whose contact takes no part, or a nudge that did not arrive.
_NOT_THERE = ("draft", "failed")


def begin(scene: Scene, tag: str) -> list[Reply]:
    """A draft of the same words, which the client sees before it goes; what was sent stays."""
    signal = of_button(scene, tag)
    if signal is None or signal.state not in ("sent", *_NOT_THERE):
        return [_old(scene)]
    if not may_tell_another(signal):
        return _somebody_new(scene, signal)
    draft = _again(scene, signal)
    stack = scene.work.conversations.stack(signal.client_id)
    if _give_to_another(scene, signal, draft):
        if all(row.subject_id != draft.id for row in stack):
            scene.work.conversations.start(signal.client_id, "share", draft.id)
    else:
        choose_other(scene, "")  # whoever is chosen now is offered the draft (say_contact_is_it)
    if signal.state in _NOT_THERE:
        return []
    return [say(scene.words, "say_tell_other", whom(scene.work, signal, scene.words, scene.client))]


def _somebody_new(scene: Scene, signal: Signal) -> list[Reply]:
    """A call for a person did not arrive: there are no words to share again."""
    return choose_other(scene, "") if signal.state in _NOT_THERE else [_old(scene)]


def _old(scene: Scene) -> Reply:
    return say(scene.words, "say_button_old")


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
    """Another contact, or else an advocate; False when everybody has it, or there is nobody yet."""
    has_it = _has_it(scene, signal)
    others = [
        each for each in scene.work.contacts.ready_of(signal.client_id) if each.id not in has_it
    ]
    if others:
        draft.contact_id = others[0].id
        return True
    found = advocates_for(scene.work, draft, role_words(scene.words))
    advocates = [each for each in found if each.id not in has_it]
    if advocates:
        draft.audience, draft.staff_id = "advocate", advocates[0].id
    return bool(advocates)


def _has_it(scene: Scene, signal: Signal) -> set[str]:
    """Contacts and staff whom these words went to, and the one of this signal."""
    same = [
        each
        for each in scene.work.signals.of_client(signal.client_id)
        if each.words_hash == signal.words_hash and each.state not in _NOT_THERE
    ]
    return {who for each in (signal, *same) for who in (each.contact_id, each.staff_id) if who}
