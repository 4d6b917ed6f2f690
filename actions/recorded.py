"""Every action: one unit of work, the first result kept, and speaking only after the commit."""

import asyncio
import json
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.turn import Message, Turn
from locales.loader import Words
from store import Store, Work
from store.repositories.running import Turn as Place


class UnknownConversation(Exception):
    """Rasa speaks of a conversation that the store does not know (any more)."""


@dataclass(frozen=True)
class Parts:
    """What an action works with, handed in by the process."""

    store: Store
    words: Callable[[], Words]
    now: Callable[[], datetime] = lambda: datetime.now(UTC)


class RecordedAction(Action, ABC):  # type: ignore[misc]  # rasa_sdk has no types
    """Subclasses set `called` and write `act`; it may be called again with the same message."""

    called: str

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def name(self) -> str:
        return self.called

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        said, events = await asyncio.to_thread(self._once, tracker)
        dispatcher.messages.extend(said)
        return events

    @abstractmethod
    def act(self, turn: Turn) -> None:
        """What this action says and sets; it is committed before anybody hears of it."""

    def _once(self, tracker: Tracker) -> tuple[list[Message], list[EventType]]:
        with self._parts.store.open_work() as work:
            key = Place(tracker.sender_id, _message_id(tracker), self.called, _place(tracker))
            earlier = work.action_results.get(key)
            if earlier is not None:
                return json.loads(earlier.responses), json.loads(earlier.events)
            turn = self._turn(work, tracker)
            self.act(turn)
            events, said = json.dumps(turn.events), json.dumps(turn.said)
            work.action_results.put(key, turn.client.person_id, events, said)
            work.commit()
        return turn.said, turn.events

    def _turn(self, work: Work, tracker: Tracker) -> Turn:
        conversation = work.conversations.get(tracker.sender_id)
        client = work.clients.get(conversation.client_id) if conversation else None
        if conversation is None or client is None:
            raise UnknownConversation
        parts = self._parts
        return Turn(work, tracker, parts.words(), conversation, client, parts.now())


def _message_id(tracker: Tracker) -> str:
    return str(tracker.latest_message.get("message_id") or "")


def _place(tracker: Tracker) -> int:
    """How many actions ran since the client spoke: the same on every repeat of the turn."""
    place = 0
    for event in reversed(tracker.events):
        if event["event"] == "user":
            break
        place += event["event"] == "action"
    return place
