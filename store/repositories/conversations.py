"""Conversations: a stack for each client; one topic can interrupt another and give back."""

from datetime import datetime

from sqlalchemy import Select, select

from store.models import Conversation
from store.repositories.repository import Repository
from store.times import now


class Conversations(Repository):
    def get(self, conversation_id: str) -> Conversation | None:
        return self._session.get(Conversation, conversation_id)

    def start(self, client_id: str, topic: str, subject_id: str | None = None) -> Conversation:
        """Begin a topic on top of the stack; what was open waits below it."""
        below = self.top(client_id)
        if below:
            below.state = "waiting"
        depth = below.depth + 1 if below else 0
        return self._add(
            Conversation(client_id=client_id, topic=topic, depth=depth, subject_id=subject_id)
        )

    def top(self, client_id: str) -> Conversation | None:
        """The conversation in which the next message belongs."""
        return self._session.scalar(self._unfinished(client_id).limit(1))

    def stack(self, client_id: str) -> list[Conversation]:
        """Everything that is not done, top first."""
        return list(self._session.scalars(self._unfinished(client_id)))

    def finish(self, conversation: Conversation) -> Conversation | None:
        """This one is done; the one that is open now, if any waited below it."""
        conversation.state, conversation.ended_at = "done", now()
        conversation.expects = None
        self._session.flush()
        below = self.top(conversation.client_id)
        if below:
            below.state = "open"
        return below

    def finish_all(self, client_id: str) -> None:
        """The client stopped, or goes back to the menu."""
        for conversation in self.stack(client_id):
            conversation.state, conversation.ended_at = "done", now()

    def remember(
        self, conversation: Conversation, expects: str | None, question_outbox_id: str | None = None
    ) -> None:
        """What was asked last, and the message in which it was asked."""
        conversation.last_at = now()
        conversation.expects = expects
        conversation.question_outbox_id = question_outbox_id or conversation.question_outbox_id

    def not_understood(self, conversation: Conversation) -> int:
        """One more time in a row; how often that is now."""
        conversation.not_understood += 1
        return conversation.not_understood

    def understood(self, conversation: Conversation) -> None:
        conversation.not_understood = 0

    def ended_between(self, since: datetime, until: datetime) -> list[str]:
        """The ids of those that ended in this time: Rasa may forget them."""
        ended = select(Conversation.id).where(
            Conversation.state == "done",
            Conversation.ended_at > since,
            Conversation.ended_at <= until,
        )
        return list(self._session.scalars(ended))

    @staticmethod
    def _unfinished(client_id: str) -> Select[Conversation]:
        mine = select(Conversation).where(Conversation.client_id == client_id)
        unfinished = mine.where(Conversation.state.in_(("open", "waiting")))
        return unfinished.order_by(Conversation.depth.desc())
