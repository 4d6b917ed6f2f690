"""Sharing with an advocate: who of hers may read these words, and what she is told about that."""

from actions.turn import Turn
from store.conflict import has_a_part
from store.models import Signal, Staff


def advocates(turn: Turn, signal: Signal) -> list[Staff]:
    """The client's advocates; never one who has a part in the words."""
    role = turn.words.roles.get("advocate", frozenset())
    mine = turn.work.assignments.of_client(turn.client.id)
    return [each for each in mine if not has_a_part(signal.words, each.name, role)]


def give_to_advocate(turn: Turn, signal: Signal, first: str = "") -> None:
    """Meant for this advocate (the first one, when none is named), and said who reads it then."""
    for staff in advocates(turn, signal):
        if staff.id.startswith(first):
            signal.audience, signal.staff_id, signal.contact_id = "advocate", staff.id, None
            turn.say("utter_share_advocate")
            return


def may_go(turn: Turn, signal: Signal) -> bool:
    """The words may have changed since: then an advocate can have a part in them."""
    return signal.audience != "advocate" or bool(advocates(turn, signal))


def buttons(turn: Turn, signal: Signal | None, after: int) -> list[dict[str, str]]:
    """One for each advocate, numbered behind the contacts; the bot puts the names on them."""
    found = advocates(turn, signal) if signal else []
    return [
        {"title": f"📣 {{contact_{place}}}", "payload": f"other_contact={staff.id[:8]}"}
        for place, staff in enumerate(found, after + 1)
    ]
