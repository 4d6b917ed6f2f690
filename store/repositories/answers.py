"""Answers and what was sent with them: each is recorded once, however often it arrives."""

from sqlalchemy import select

from store.models import Answer, Attachment
from store.repositories.repository import Repository


class Answers(Repository):
    def get(self, answer_id: str) -> Answer | None:
        return self._session.get(Answer, answer_id)

    def record(
        self,
        client_id: str,
        conversation_id: str,
        message_id: str,
        question: str,
        *,
        code: str | None = None,
        words: str | None = None,
        attachment_id: str | None = None,
        check_in_id: str | None = None,
    ) -> Answer:
        """What this message answered to this question; a repeat gives the row of the first time."""
        answer = Answer(
            client_id=client_id,
            conversation_id=conversation_id,
            message_id=message_id,
            question=question,
            code=code,
            words=words,
            attachment_id=attachment_id,
            check_in_id=check_in_id,
        )
        if self._add_once(answer):
            return answer
        return self._session.scalars(
            select(Answer).where(
                Answer.conversation_id == conversation_id,
                Answer.message_id == message_id,
                Answer.question == question,
            )
        ).one()

    def latest(self, client_id: str, question: str) -> Answer | None:
        """The last answer that this client ever gave to it."""
        given = select(Answer).where(Answer.client_id == client_id, Answer.question == question)
        return self._session.scalar(given.order_by(Answer.at.desc()).limit(1))

    def of_conversation(self, conversation_id: str) -> dict[str, Answer]:
        """The answer that counts for each question: the last one given."""
        given = select(Answer).where(Answer.conversation_id == conversation_id)
        return {a.question: a for a in self._session.scalars(given.order_by(Answer.at))}

    def of_check_in(self, check_in_id: str) -> dict[str, Answer]:
        """As `of_conversation`, for a whole check-in."""
        given = select(Answer).where(Answer.check_in_id == check_in_id)
        return {a.question: a for a in self._session.scalars(given.order_by(Answer.at))}


class Attachments(Repository):
    def get(self, attachment_id: str) -> Attachment | None:
        return self._session.get(Attachment, attachment_id)

    def voice(self, person_id: str, content: bytes, mime: str, seconds: int | None) -> Attachment:
        return self._add(
            Attachment(
                person_id=person_id, kind="voice", content=content, mime=mime, seconds=seconds
            )
        )

    def photo(self, person_id: str, content: bytes, mime: str) -> Attachment:
        return self._add(Attachment(person_id=person_id, kind="photo", content=content, mime=mime))
