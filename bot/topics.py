"""The stack of a client's conversations: a topic can interrupt another and give back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

SMALL_TALK = "small_talk"
RESUME = "resume"
MAX_DEPTH = 5


@dataclass(frozen=True)
class Talk:
    """One conversation on the stack; `is_started` is false while it waits for its first turn."""

    id: str
    topic: str
    subject_id: str | None = None
    expects: str | None = None
    is_started: bool = True

    @property
    def opening(self) -> str:
        """The trusted payload with which it begins, or goes on after an interruption."""
        return RESUME if self.is_started else f"start_{self.topic}"

    def is_about(self, topic: str, subject_id: str | None) -> bool:
        """The same topic about the same thing."""
        return (self.topic, self.subject_id) == (topic, subject_id)


@dataclass(frozen=True)
class Wanted:
    """A topic that an answer asks for."""

    topic: str
    subject_id: str | None = None


@dataclass(frozen=True)
class Stack:
    """The open conversations, the speaking one first, and those that ended on the way."""

    open: tuple[Talk, ...] = ()
    ended: tuple[Talk, ...] = ()

    @property
    def top(self) -> Talk | None:
        """The conversation that has the floor."""
        return self.open[0] if self.open else None

    def end_top(self) -> Stack:
        """The speaking conversation is finished; what lies beneath gets the floor back."""
        return Stack(self.open[1:], (*self.ended, *self.open[:1]))._without_idle_top()

    def put(self, talks: Sequence[Talk]) -> Stack:
        """Lay these on top, the first of them uppermost; the oldest beneath are let go."""
        lifted = {talk.id for talk in talks}
        whole = (*talks, *(talk for talk in self.open if talk.id not in lifted))
        return Stack(whole[:MAX_DEPTH], (*self.ended, *whole[MAX_DEPTH:]))

    def find(self, topic: str, subject_id: str | None) -> Talk | None:
        """The open conversation about just this, wherever it lies."""
        return next((talk for talk in self.open if talk.is_about(topic, subject_id)), None)

    def heard(self, expects: str | None) -> Stack:
        """The speaking conversation has had its turn and now asks for `expects`."""
        if not self.open:
            return self
        top = replace(self.open[0], is_started=True, expects=expects)
        return replace(self, open=(top, *self.open[1:]))

    def _without_idle_top(self) -> Stack:
        # Small talk that asked nothing has nothing to go on with.
        top = self.top
        if top and top.topic == SMALL_TALK and top.expects is None and top.is_started:
            return Stack(self.open[1:], (*self.ended, top))._without_idle_top()
        return self


def move_on(
    stack: Stack, wanted: Sequence[Wanted], is_over: bool, new_id: Callable[[], str]
) -> Stack:
    """The stack after an answer that ends its topic, asks for others, or both."""
    after = stack.end_top() if is_over else stack
    talks = [
        after.find(each.topic, each.subject_id)
        or Talk(new_id(), each.topic, each.subject_id, is_started=False)
        for each in wanted
    ]
    return after.put(talks)
