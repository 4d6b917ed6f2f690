"""Read one turn out of a tracker: the same answer whether it was just made or stored before."""

from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from rasa.shared.core.events import BotUttered, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

FALLBACK = "nlu_fallback"
SAFETY = "safety_"
REQUESTED_SLOT = "requested_slot"


@dataclass(frozen=True)
class Turn:
    """What the client said and every event that followed, until he spoke again."""

    said: UserUttered
    after: list[Event]
    before: list[Event]

    def as_json(self) -> dict[str, Any]:
        """The channel's answer."""
        return {
            "messages": [_message(e) for e in self.after if isinstance(e, BotUttered)],
            "expects": self._expects(),
            **understood(self.said.parse_data),
        }

    def _expects(self) -> str | None:
        """The slot whose question is open at the end of the turn."""
        for event in reversed([*self.before, *self.after]):
            if isinstance(event, SlotSet) and event.key == REQUESTED_SLOT:
                return event.value
        return None


def find_turn(tracker: DialogueStateTracker, message_id: str) -> Turn | None:
    """The turn that this message began, if the tracker has it."""
    events = list(tracker.events)
    for place, event in enumerate(events):
        if isinstance(event, UserUttered) and event.message_id == message_id:
            rest = events[place + 1 :]
            after = list(takewhile(lambda e: not isinstance(e, UserUttered), rest))
            return Turn(event, after, events[:place])
    return None


def understood(parse_data: dict[str, Any]) -> dict[str, Any]:
    """Intent, ranking, how sure that is, and danger (rasa_project/reading/doubt.py decides)."""
    intent = parse_data.get("intent") or {}
    ranking = parse_data.get("intent_ranking") or [intent]
    likely = [each for each in ranking if each.get("name") not in (None, FALLBACK)]
    name = str(intent.get("name"))
    return {
        "intent": intent.get("name"),
        "confidence": float(intent.get("confidence") or 0.0),
        "ranking": [[each["name"], float(each["confidence"])] for each in likely],
        "outcome": str(parse_data.get("outcome") or "understood"),
        "offered": list(parse_data.get("offered") or []),
        "danger": name[len(SAFETY) :] if name.startswith(SAFETY) else None,
    }


def _message(event: BotUttered) -> dict[str, Any]:
    data = event.data or {}
    return {
        "utter": (event.metadata or {}).get("utter_action"),
        "text": event.text or "",
        "buttons": data.get("buttons") or [],
        "image": data.get("image"),
        "custom": data.get("custom") or None,
    }
