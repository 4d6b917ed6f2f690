"""Sharing with an advocate: who of hers may read these words, and what she is told about that."""

from actions.turn import Turn
from store.advocates import advocates_for, may_read, reachable
from store.models import Signal, Staff


def find_reader(turn: Turn, signal: Signal) -> bool:
    """Whom the client means, or else his first contact, or his first advocate.

    False when there is nobody to tell.
    """
    if signal.audience == "advocate":
        return keep_apart(turn, signal)
    ready = turn.work.contacts.ready_of(turn.client.id)
    if signal.contact_id is None and ready:
        signal.contact_id = ready[0].id
    return signal.contact_id is not None or give_to_advocate(turn, signal)


def give_to_advocate(turn: Turn, signal: Signal, first: str = "") -> bool:
    """Meant for this advocate (the first one, when none is named), and said who reads it then.

    False when there is none.
    """
    for staff in _advocates(turn, signal):
        if staff.id.startswith(first):
            signal.audience, signal.staff_id, signal.contact_id = "advocate", staff.id, None
            turn.say("utter_share_advocate")
            return True
    return False


def give_to_contact(signal: Signal, contact_id: str | None) -> None:
    """Meant for this contact, or for nobody yet."""
    signal.audience, signal.staff_id, signal.contact_id = "contact", None, contact_id


def keep_apart(turn: Turn, signal: Signal) -> bool:
    """After other words: an advocate who has a part in them now is none to tell.

    The next advocate takes the place, or the first contact; False when nobody is left.
    """
    staff = turn.work.staff.get(signal.staff_id) if signal.staff_id else None
    if staff is None or may_read(signal, staff, _role(turn)):
        return True
    ready = turn.work.contacts.ready_of(turn.client.id)
    give_to_contact(signal, ready[0].id if ready else None)
    return bool(ready) or give_to_advocate(turn, signal)


def may_go(turn: Turn, signal: Signal) -> bool:
    """Somebody is there to read it: an advocate can be away, or gone."""
    is_contacts = signal.audience != "advocate"
    return is_contacts or bool(reachable(turn.work, signal, _role(turn), turn.now))


def buttons(turn: Turn, signal: Signal | None, after: int) -> list[dict[str, str]]:
    """One for each advocate, numbered behind the contacts; the bot puts the names on them."""
    found = _advocates(turn, signal) if signal else []
    return [
        {"title": f"📣 {{contact_{place}}}", "payload": f"other_contact={staff.id[:8]}"}
        for place, staff in enumerate(found, after + 1)
    ]


def _advocates(turn: Turn, signal: Signal) -> list[Staff]:
    return advocates_for(turn.work, signal, _role(turn))


def _role(turn: Turn) -> frozenset[str]:
    return turn.words.roles.get("advocate", frozenset())
