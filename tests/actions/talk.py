"""A talk with the actions alone: Rasa's part (trackers) is played by a few lines."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.recorded import Parts, RecordedAction


@dataclass
class Talk:
    """Slots and the open form, as Rasa keeps them between two turns."""

    parts: Parts
    conversation: str
    form: str | None = None
    slots: dict[str, str | None] = field(default_factory=dict)
    turns: int = 0
    history: list[dict[str, Any]] = field(default_factory=list)

    def run(self, action: type[RecordedAction], **said: Any) -> list[dict[str, Any]]:
        """One action in a new turn; what it says comes back, its slots are kept."""
        self.turns += 1
        return self.again(action, **said)

    def again(self, action: type[RecordedAction], **said: Any) -> list[dict[str, Any]]:
        """The same message once more, as after an answer that got lost."""
        dispatcher = CollectingDispatcher()
        events = asyncio.run(action(self.parts).run(dispatcher, self._tracker(**said), {}))
        self.history += [*self._given(said), *events]
        for event in events:
            if event["event"] == "slot":
                self.slots[event["name"]] = event["value"]
        return list(dispatcher.messages)

    def answers(self, action: type[RecordedAction], slot: str, value: str) -> list[dict[str, Any]]:
        """A tap on a button that fills the slot."""
        return self.run(action, intent="choose", slots={slot: value}, tapped=True)

    def types(self, action: type[RecordedAction], slot: str, text: str) -> list[dict[str, Any]]:
        """Own words, typed; the form takes the whole text."""
        return self.run(action, intent="out_of_scope", text=text, slots={slot: text})

    def _tracker(
        self,
        intent: str = "start_check_in",
        text: str = "",
        slots: dict[str, str] | None = None,
        tapped: bool = False,
        metadata: dict[str, Any] | None = None,
        offered: tuple[str, ...] = (),
    ) -> Tracker:
        given = slots or {}
        message = {
            "intent": {"name": intent},
            "outcome": "offer" if offered else "understood",
            "offered": list(offered),
            "text": text or f"/{intent}",
            "message_id": f"web:{self.turns}",
            "metadata": {"trusted": tapped or not text, **(metadata or {})},
        }
        events = [*self.history, {"event": "user", **message}]
        events += self._given({"slots": given})
        now = {**self.slots, **given}
        return Tracker(
            self.conversation,
            now,
            message,
            events,
            False,
            None,
            {"name": self.form},
            "action_listen",
        )

    @staticmethod
    def _given(said: dict[str, Any]) -> list[dict[str, Any]]:
        slots = said.get("slots") or {}
        return [{"event": "slot", "name": n, "value": v} for n, v in slots.items()]


def names(messages: list[dict[str, Any]]) -> list[str]:
    """The responses and commands, in order."""
    return [m.get("response") or f"!{m['custom']['do']}" for m in messages]
