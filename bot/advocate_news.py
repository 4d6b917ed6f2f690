"""What advocates did with a signal on their pages, told to the client and to each other, once."""

from __future__ import annotations

from dataclasses import dataclass

from bot.advocates import nudge_again
from bot.around import Surroundings
from bot.saying import names, say, tell_client
from bot.signal_reading import HEARD
from bot.talk_telling import proposal, tag_of
from store.models import Client, Signal, SignalEvent, Staff

_STEPS = HEARD | {"picked_up": "say_advocate_understood"}
# What the client hears of each deed, beside the steps of the ladder.
_HEARD = {
    "said": "say_advocate_says",
    "unclear": "say_signal_unclear",
    "handed": "say_signal_handed",
    "along": "say_signal_along",
    "closing": "say_signal_closing",
    "called_off": "say_talk_called_off",
}


@dataclass(frozen=True)
class Told(Surroundings):
    """One event in its circumstances."""

    client: Client
    signal: Signal
    event: SignalEvent


def tell_of_advocate(told: Told) -> None:
    """With the name of who did it; a colleague who must do something is nudged."""
    event, work = told.event, told.work
    if event.deed == "proposed":
        return _bring_proposal(told)
    by = work.staff.get(event.by_id) if event.by_id else None
    to = work.staff.get(event.to_id) if event.to_id else None
    name = _STEPS.get(event.state) if event.deed == "step" else _HEARD.get(event.deed)
    if by is None or name is None:
        return None
    reply = say(told.words, name, _names(told, by, to), told.signal.tag)
    key = f"{name}:{told.signal.id}" if event.deed == "step" else f"deed:{event.id}"
    kind = "question" if event.deed in ("unclear", "closing") else "reply"
    tell_client(work, told.client, reply, kind=kind, key=key)  # type: ignore[arg-type]
    if to is not None:
        nudge_again(told, told.signal, to, f"to:{event.id}")
    return None


def _bring_proposal(told: Told) -> None:
    """As it is now: one that was changed before it got here is not brought any more."""
    talk = told.work.talks.of_signal(told.signal.id)
    if talk is None or talk.state != "proposed":
        return
    key = f"talk:{tag_of(told.work, talk)}"
    tell_client(told.work, told.client, proposal(told, told.client, talk), kind="question", key=key)


def _names(told: Told, by: Staff, to: Staff | None) -> dict[str, str]:
    called = names(told.words, told.client) | {"contact_name": by.name}
    if to is not None:
        called["advocate_name"] = to.name
    return called | {"words": (told.event.note or "") if told.event.deed == "said" else ""}
