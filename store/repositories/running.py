"""What the processes remember of their own running."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from store.models import (
    SYSTEM,
    ActionResult,
    Heartbeat,
    Release,
    SpokenFile,
    Unclear,
)
from store.repositories.repository import Repository
from store.times import now


@dataclass(frozen=True)
class Turn:
    """One place in one turn: the key by which an action that is asked again is recognised."""

    conversation_id: str
    message_id: str
    action: str
    place: int


class ActionResults(Repository):
    def get(self, turn: Turn) -> ActionResult | None:
        """What was answered the first time."""
        return self._session.scalar(
            select(ActionResult).where(
                ActionResult.conversation_id == turn.conversation_id,
                ActionResult.message_id == turn.message_id,
                ActionResult.action == turn.action,
                ActionResult.place == turn.place,
            )
        )

    def put(self, turn: Turn, person_id: str, events: str, responses: str) -> bool:
        """Keep it (JSON, sealed for this person); False when there was one already."""
        return self._add_once(
            ActionResult(
                conversation_id=turn.conversation_id,
                message_id=turn.message_id,
                action=turn.action,
                place=turn.place,
                person_id=person_id,
                events=events,
                responses=responses,
            )
        )


class UnclearSentences(Repository):
    def put(self, masked: str, expects: str | None, intent: str | None, confidence: float) -> None:
        """`masked`: names, numbers and places are out of it already."""
        row = Unclear(person_id=SYSTEM, masked=masked, expects=expects, intent=intent)
        row.confidence = confidence
        self._add(row)

    def latest(self, limit: int = 50) -> list[Unclear]:
        """Newest first."""
        return list(self._session.scalars(select(Unclear).order_by(Unclear.at.desc()).limit(limit)))


class Releases(Repository):
    def put(self, number: int, checksum: str, state: str = "live") -> Release:
        """A release that was made; the pointer file says which one is live."""
        there = self._session.scalar(select(Release).where(Release.number == number))
        if there is None:
            there = self._add(Release(number=number, checksum=checksum, state=state))
        there.checksum, there.state = checksum, state
        return there

    def latest(self) -> Release | None:
        return self._session.scalar(select(Release).order_by(Release.number.desc()).limit(1))


class Heartbeats(Repository):
    def beat(self, process: str, facts: dict[str, Any]) -> None:
        """This process is alive now; `facts` are figures and codes."""
        there = self._session.get(Heartbeat, process)
        if there is None:
            there = self._add(Heartbeat(process=process, facts={}))
        there.at, there.facts = now(), dict(facts)

    def of(self, process: str) -> Heartbeat | None:
        return self._session.get(Heartbeat, process, populate_existing=True)


class SpokenFiles(Repository):
    def find(self, bot: str, text_hash: str) -> str | None:
        """Telegram's file id of this recording for this bot."""
        there = self._session.get(SpokenFile, (bot, text_hash))
        return there.file_id if there else None

    def put(self, bot: str, text_hash: str, file_id: str) -> None:
        if self.find(bot, text_hash) is None:
            self._add_once(SpokenFile(bot=bot, text_hash=text_hash, file_id=file_id))

    def lose(self, bot: str, text_hash: str) -> None:
        """Telegram does not know it any more: upload again."""
        there = self._session.get(SpokenFile, (bot, text_hash))
        if there:
            self._session.delete(there)
            self._session.flush()
