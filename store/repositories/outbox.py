"""The outbox: put in with what happened, and marked with what became of it."""

from datetime import datetime, timedelta

from sqlalchemy import select, update

from store.models import Chat, OutboxKind, OutboxRow
from store.repositories.outbox_found import MUST_ARRIVE, OutboxFound
from store.times import now


class Outbox(OutboxFound):
    def put(
        self,
        chat: Chat,
        body: str,
        kind: OutboxKind = "reply",
        *,
        urgent: bool = False,
        dedup_key: str | None = None,
        person_id: str | None = None,
        signal_id: str | None = None,
        conversation_id: str | None = None,
        not_before: datetime | None = None,
    ) -> OutboxRow:
        """One message (JSON). With a `dedup_key` that was used before: the row of that time.

        `person_id`: whose words are in it, when it is not the person of the chat. Safety texts
        are always urgent; they and signals may be sent once more when it is uncertain.
        """
        there = self.by_key(dedup_key) if dedup_key else None
        if there is not None:
            return there
        row = OutboxRow(
            chat_id=chat.id,
            person_id=person_id or chat.person_id,
            seq=self._next_seq(chat),
            kind=kind,
            urgent=urgent or kind == "safety",
            body=body,
            dedup_key=dedup_key,
            not_before=not_before or now(),
            signal_id=signal_id,
            conversation_id=conversation_id,
            resend_once=kind in MUST_ARRIVE,
        )
        if not self._add_once(row):  # somebody else put it in since we looked
            return self._session.scalars(self._with_key(row.dedup_key)).one()
        return row

    def move(self, old: Chat, new: Chat) -> None:
        """What had not gone yet goes to the new phone, in the same order."""
        unsent = select(OutboxRow).where(
            OutboxRow.chat_id == old.id, OutboxRow.state.in_(("queued", "sending"))
        )
        for row in self._session.scalars(unsent.order_by(OutboxRow.seq)).all():
            row.seq, row.chat_id, row.state = self._next_seq(new), new.id, "queued"
            self._session.flush()

    def mark_sending(self, row: OutboxRow) -> None:
        """About to go over the network: commit this first."""
        row.state = "sending"
        row.tries += 1

    def mark_sent(self, row: OutboxRow, delivered_ref: str | None = None) -> None:
        row.state, row.sent_at, row.delivered_ref = "sent", now(), delivered_ref

    def mark_uncertain(self, row: OutboxRow) -> bool:
        """It may have arrived. True when it goes once more all the same (safety, signals)."""
        again, row.resend_once = row.resend_once, False
        row.state = "queued" if again else "uncertain"
        return again

    def mark_failed(self, row: OutboxRow) -> None:
        """It will not arrive: who is waiting for it must be told."""
        row.state = "failed"

    def later(self, row: OutboxRow, seconds: float) -> None:
        """It surely did not go: again after so many seconds, before the rest of this chat."""
        row.state = "queued"
        row.not_before = now() + timedelta(seconds=seconds)

    def _next_seq(self, chat: Chat) -> int:
        """Counted on the chat's own row, which also keeps two writers apart (PostgreSQL)."""
        one_more = update(Chat).where(Chat.id == chat.id).values(last_seq=Chat.last_seq + 1)
        self._session.flush()
        return self._session.scalars(one_more.returning(Chat.last_seq)).one()
