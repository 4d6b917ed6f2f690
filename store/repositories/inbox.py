"""The inbox: stored before Telegram is told, and taken out in order for each chat."""

from datetime import datetime, timedelta

from sqlalchemy import exists, func, select
from sqlalchemy.orm import aliased

from store.models import SYSTEM, InboxRow
from store.models.inbox import NEXT_ARRIVAL
from store.repositories.repository import Repository
from store.times import now


class Inbox(Repository):
    def put(self, bot: str, update_id: str, chat_key: str, person_id: str | None, raw: str) -> bool:
        """False for a double. `chat_key` from `work.chats.key`; no person: a stranger."""
        return self._add_once(
            InboxRow(
                bot=bot,
                update_id=update_id,
                chat_key=chat_key,
                person_id=person_id or SYSTEM,
                raw=raw,
                arrival=NEXT_ARRIVAL,
            )
        )

    def waiting_chats(self, at: datetime | None = None) -> list[str]:
        """The chat keys whose first waiting message may be taken up now, longest waiting first."""
        earlier = aliased(InboxRow)
        first = ~exists().where(
            earlier.state == "new",
            earlier.chat_key == InboxRow.chat_key,
            earlier.arrival < InboxRow.arrival,
        )
        ripe = select(InboxRow.chat_key).where(
            InboxRow.state == "new", InboxRow.next_try_at <= (at or now()), first
        )
        return list(self._session.scalars(ripe.order_by(InboxRow.arrival)))

    def next_for(self, chat_key: str, at: datetime | None = None) -> InboxRow | None:
        """The first waiting message of this chat; None when there is none, when it is to be tried
        later, or when another process holds it: nothing overtakes it."""
        waiting = select(InboxRow.id).where(InboxRow.state == "new", InboxRow.chat_key == chat_key)
        first = self._session.scalar(waiting.order_by(InboxRow.arrival).limit(1))
        ripe = select(InboxRow).where(
            InboxRow.id == first, InboxRow.state == "new", InboxRow.next_try_at <= (at or now())
        )
        return self._session.scalar(ripe.with_for_update(skip_locked=True))

    def unanswered_chats(self) -> list[str]:
        """The chat keys with anything waiting, also behind a message that is tried later."""
        waiting = select(InboxRow.chat_key).where(InboxRow.state == "new")
        return list(
            self._session.scalars(
                waiting.group_by(InboxRow.chat_key).order_by(func.min(InboxRow.arrival))
            )
        )

    def waiting_in(self, chat_key: str, limit: int = 20) -> list[InboxRow]:
        """What waits in this chat, in order; words of danger may be far behind the first."""
        waiting = select(InboxRow).where(InboxRow.state == "new", InboxRow.chat_key == chat_key)
        return list(self._session.scalars(waiting.order_by(InboxRow.arrival).limit(limit)))

    def get(self, row_id: str) -> InboxRow | None:
        return self._session.get(InboxRow, row_id)

    def done(self, row: InboxRow) -> None:
        """Answered: the replies are in the outbox, in this same unit of work."""
        row.state, row.done_at = "done", now()

    def later(self, row: InboxRow, seconds: float) -> None:
        """It did not work: the same message again after so many seconds, before all others."""
        row.tries += 1
        row.next_try_at = now() + timedelta(seconds=seconds)

    def aside(self, row: InboxRow) -> None:
        """Nobody can read it: out of the way of the others, kept for whoever looks into it."""
        row.state, row.done_at = "aside", now()

    def recent_in(self, chat_key: str, since: datetime, limit: int = 100) -> list[InboxRow]:
        """What was said in this chat lately, answered or not, in order (the web phone)."""
        said = select(InboxRow).where(
            InboxRow.state.in_(("new", "done", "aside")),  # named, so that the index is used
            InboxRow.chat_key == chat_key,
            InboxRow.received_at >= since,
        )
        latest = self._session.scalars(said.order_by(InboxRow.arrival.desc()).limit(limit))
        return list(latest)[::-1]

    def oldest_waiting(self, at: datetime) -> timedelta | None:
        """How long the oldest message has been waiting for its answer."""
        oldest = self._session.scalar(
            select(func.min(InboxRow.received_at)).where(InboxRow.state == "new")
        )
        return at - oldest if oldest else None
