"""The stack of conversations as it lies in the store: read, prepared, and kept at a turn's end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.topics import SMALL_TALK, Stack, Talk
from store import Work
from store.models import Conversation

_REST = timedelta(minutes=30)


def read_stack(work: Work, client_id: str, now: datetime) -> Stack:
    """The client's open conversations; small talk that came to rest is ended by this turn.

    Rasa gets slower with every turn of a conversation, so small talk must not go on for ever.
    """
    rows = work.conversations.stack(client_id)
    idle = [row for row in rows if _is_at_rest(row, now)]
    return Stack(
        tuple(_talk(row) for row in rows if row not in idle), tuple(_talk(row) for row in idle)
    )


def prepare(work: Work, client_id: str, talk: Talk) -> None:
    """A row for a conversation that is about to begin, because its actions look for it.

    It is not on the stack before the turn ends: a turn that is cut off is done again from the
    same stack, and comes to the same ids.
    """
    if work.conversations.get(talk.id) is None:
        row = Conversation(id=talk.id, client_id=client_id, topic=talk.topic, state="done")
        row.subject_id = talk.subject_id
        work.session.add(row)
        work.session.flush()


def keep_stack(work: Work, client_id: str, stack: Stack, now: datetime) -> None:
    """Write down how the turn left the stack; what others put on it meanwhile stays on top."""
    known = {talk.id for talk in (*stack.open, *stack.ended)}
    newer = [row for row in work.conversations.stack(client_id) if row.id not in known]
    for talk in stack.ended:
        _end(work, talk, now)
    rows = [row for talk in stack.open if (row := _open(work, client_id, talk))]
    for depth, row in enumerate(reversed([*newer, *rows])):
        row.depth, row.state = depth, "waiting"
    for row in [*newer, *rows][:1]:
        row.state, row.last_at = "open", now


def is_begun(row: Conversation) -> bool:
    """Has had a turn; one that was only put on the stack has not."""
    return row.question_outbox_id is not None


def goes_on_by_itself(stack: Sequence[Conversation]) -> bool:
    """After an interruption. A menu asks nothing; what it interrupted does."""
    return bool(stack) and (bool(stack[0].expects) or not is_begun(stack[0]) or len(stack) > 1)


def mark_begun(row: Conversation, question_outbox_id: str | None) -> None:
    """It had a turn; without a question of its own it points at itself."""
    row.question_outbox_id = question_outbox_id or row.question_outbox_id or row.id


def _talk(row: Conversation) -> Talk:
    return Talk(row.id, row.topic, row.subject_id, row.expects, is_begun(row))


def _is_at_rest(row: Conversation, now: datetime) -> bool:
    quiet = row.topic == SMALL_TALK and row.expects is None and is_begun(row)
    return quiet and now - row.last_at > _REST


def _end(work: Work, talk: Talk, now: datetime) -> None:
    row = work.conversations.get(talk.id)
    if row is not None and row.ended_at is None:
        row.state, row.ended_at, row.expects = "done", now, None


def _open(work: Work, client_id: str, talk: Talk) -> Conversation | None:
    prepare(work, client_id, talk)
    row = work.conversations.get(talk.id)
    if row is not None:
        row.expects = talk.expects
        if talk.is_started:
            mark_begun(row, None)
    return row
