"""What an action sees and says in one turn; all of it goes through one unit of work."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet

from locales.loader import Words
from store import Work
from store.models import Client, Conversation

Message = dict[str, Any]
_WITHOUT_QUESTION = frozenset({"small_talk", "explain"})


@dataclass
class Turn:
    """Filled by the action; the process hands it to Rasa only after the commit."""

    work: Work
    tracker: Tracker
    words: Words
    conversation: Conversation
    client: Client
    now: datetime
    said: list[Message] = field(default_factory=list)
    events: list[EventType] = field(default_factory=list)

    @property
    def message_id(self) -> str:
        return str(self.tracker.latest_message.get("message_id") or "")

    @property
    def intent(self) -> str:
        return str((self.tracker.latest_message.get("intent") or {}).get("name") or "")

    @property
    def text(self) -> str:
        """The client's own words; only when they were typed, never those of a button."""
        return "" if self.is_tapped else str(self.tracker.latest_message.get("text") or "")

    @property
    def said_before(self) -> str:
        """The last words that were typed: what a tap on "do you mean …?" is about."""
        for event in reversed(self.tracker.events):
            if event["event"] == "user" and not (event.get("metadata") or {}).get("trusted"):
                return str(event.get("text") or "")
        return ""

    @property
    def outcome(self) -> str:
        """`understood`, `offer` or `not_understood` (rasa_project/reading/doubt.py)."""
        return str(self.tracker.latest_message.get("outcome") or "understood")

    @property
    def offered(self) -> list[str]:
        """The likeliest intents, when it is doubtful which of them is meant."""
        return [str(each) for each in self.tracker.latest_message.get("offered") or []]

    @property
    def is_tapped(self) -> bool:
        return self.metadata.get("trusted") is True

    @property
    def metadata(self) -> dict[str, Any]:
        return dict(self.tracker.latest_message.get("metadata") or {})

    @property
    def form(self) -> str | None:
        return (self.tracker.active_loop or {}).get("name") or None

    @property
    def asked(self) -> str | None:
        """The slot whose question is open."""
        value = self.tracker.get_slot("requested_slot")
        return str(value) if value else None

    @property
    def interrupts(self) -> bool:
        """Another conversation waits with its question beneath this one, which has none."""
        stack = self.work.conversations.stack(self.client.id)
        topics = {each.topic for each in stack if each.id != self.conversation.id}
        return self.form is None and bool(topics - _WITHOUT_QUESTION)

    def slot(self, name: str) -> str | None:
        """The slot as it is after what this turn set so far."""
        for event in reversed(self.events):
            if event["event"] == "slot" and event["name"] == name:
                return _text_or_none(event["value"])
        return _text_or_none(self.tracker.get_slot(name))

    def set_at(self, name: str) -> int:
        """The place of the event that set this slot; -1 when nothing did."""
        events = self.tracker.events
        places = range(len(events) - 1, -1, -1)
        return next((at for at in places if _sets(events[at], name)), -1)

    def set(self, **slots: str | None) -> None:
        self.events += [SlotSet(name, value) for name, value in slots.items()]

    def say(
        self, response: str, text: str | None = None, buttons: list[Message] | None = None
    ) -> None:
        """Say a response by name; `text` is its own text with the options filled in."""
        self.said.append({"response": response, "text": text, "buttons": buttons or []})

    def command(self, do: str, **details: object) -> None:
        """Ask the bot to do something; it is not shown to the client."""
        self.said.append({"custom": {"do": do, **details}})

    def has_words_for(self, response: str) -> bool:
        return response in self.words.responses


def _sets(event: EventType, name: str) -> bool:
    return bool(event["event"] == "slot" and event["name"] == name)


def _text_or_none(value: object) -> str | None:
    return None if value is None else str(value)
