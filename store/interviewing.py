"""Keeps what client and advocate filled in together: a check-in of the client, like any other.

Nobody is told by this: the bot asks the client whether somebody may know, in his own chat.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from store.ids import new_id
from store.models import CheckIn, Client, Conversation, Staff
from store.times import now
from store.work import Work

OPEN = ("reason", "wish", "need")
_TOPIC = "check_in"
_SAID = "said"


@dataclass(frozen=True)
class Interview:
    """Codes as in the chat, and words by question; `ticket` makes a second press the first."""

    feeling: str | None = None
    wants_change: str | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    ticket: str = ""

    @property
    def says_something(self) -> bool:
        return bool(self.feeling or self.wants_change or any(self.words.values()))


def keep_interview(work: Work, client: Client, staff: Staff, told: Interview) -> CheckIn:
    """Once for each ticket; the client hears of it when he is not in the middle of a talk."""
    conversation_id = work.keyring.keyed_hash("interview", f"{client.id}|{told.ticket}")[:32]
    before = work.check_ins.of_conversation(conversation_id)
    if before is not None:
        return before
    moment = now()
    row = Conversation(id=conversation_id, client_id=client.id, topic=_TOPIC, state="done")
    row.ended_at = moment
    work.session.add(row)
    check_in = work.check_ins.start(client.id, conversation_id)
    check_in.held_by, check_in.feeling, check_in.finished_at = staff.id, told.feeling, moment
    _record(work, check_in, told)
    work.dues.plan(client.id, "held", moment, subject_id=check_in.id, payload={"topic": _TOPIC})
    work.accesses.append("staff", staff.id, "interview", client_id=client.id)
    return check_in


def _record(work: Work, check_in: CheckIn, told: Interview) -> None:
    """What was left empty is no answer."""
    codes = {"feeling": told.feeling, "wants_change": told.wants_change}
    codes |= {name: _SAID for name in OPEN if told.words.get(name)}
    for question, code in codes.items():
        words = told.words.get(question)
        if code is not None:
            work.answers.record(
                check_in.client_id, check_in.conversation_id, new_id(), question,
                code=code, words=words, check_in_id=check_in.id,
            )  # fmt: skip
