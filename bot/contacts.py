"""What a contact (or a client, about his contact) does by a button or by writing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot import (
    closing_together,
    contact_confirming,
    contact_opening,
    saying_more,
    signal_reading,
    taking_back,
    talks,
    telling_other,
    write_back,
)
from bot.contact_mail import mail_contact
from bot.person import call_person
from bot.reply import Reply
from bot.saying import say
from bot.scene import Scene

__all__ = ["call_person", "mail_contact", "press", "say_back"]

Press = Callable[[Scene, str], list[Reply]]

PRESSES: Mapping[str, Press] = {
    "contact_yes": contact_opening.accept,
    "contact_no": contact_opening.decline,
    "contact_is": contact_confirming.confirm,
    "contact_is_not": contact_confirming.reject,
    "contact_new_link": contact_confirming.new_link,
    "contact_other": contact_confirming.choose_other,
    "contact_leave": contact_confirming.leave_it,
    "take_back": taking_back.take_back,
    "leave_shared": taking_back.leave,
    "read": signal_reading.read,
    "picked_up": signal_reading.pick_up,
    "done": signal_reading.finish,
    "closed_yes": closing_together.yes,
    "closed_no": closing_together.no,
    "tell_more": saying_more.begin,
    "tell_more_send": saying_more.send,
    "tell_more_drop": saying_more.drop,
    "talk_yes": talks.agree,
    "talk_move": talks.move,
    "talk_no": talks.call_off,
    "talk_remind_day": lambda scene, tag: talks.remind(scene, tag, "day"),
    "talk_remind_hour": lambda scene, tag: talks.remind(scene, tag, "hour"),
    "talk_remind_none": lambda scene, tag: talks.remind(scene, tag, "none"),
    "tell_other": telling_other.begin,
    "write_back": write_back.begin,
    "write_send": write_back.send,
    "write_drop": write_back.drop,
}


def press(scene: Scene, data: str) -> list[Reply] | None:
    """An inline button, as `<name>|<what it is tied to>`; None when it is not one of these."""
    name, _, tag = data.partition("|")
    act = PRESSES.get(name)
    return act(scene, tag) if act else None


def say_back(scene: Scene, text: str) -> list[Reply] | None:
    """A text in this chat: meant for a client only after *write back*.

    None when it is the sender's own conversation, as a client. Somebody who is a contact only
    hears that nothing was passed on.
    """
    heard = write_back.hear(scene, text)
    if heard is not None or scene.client is not None:
        return heard
    return [say(scene.words, "say_contact_small")] if scene.contacts else None
