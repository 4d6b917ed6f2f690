"""Log-ins to the review site: they live here, so that they can be ended from here."""

from datetime import timedelta

from store.models import PageSession
from store.repositories.repository import Repository
from store.times import now

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)


class PageSessions(Repository):
    def start(
        self, token: str, actor_kind: str, actor_id: str, code: str | None = None
    ) -> PageSession:
        """`token` goes into the cookie, `code` to the person's own channel; neither is kept."""
        session = PageSession(id=self._id(token), actor_kind=actor_kind, actor_id=actor_id)
        session.code_hash = self._keyring.keyed_hash("page code", code) if code else None
        session.confirmed_at = None if code else now()
        return self._add(session)

    def find(self, token: str) -> PageSession | None:
        """The session of this cookie unless it is over; finding it keeps it awake."""
        session = self._session.get(PageSession, self._id(token))
        if session is None or session.ended_at or _is_over(session):
            return None
        session.last_at = now()
        return session

    def confirm(self, session: PageSession, code: str, most_tries: int = 5) -> bool:
        """The code from the person's own channel; after too many wrong ones the session ends."""
        session.code_tries += 1
        if session.code_tries > most_tries:
            self.end(session)
            return False
        right = session.code_hash == self._keyring.keyed_hash("page code", code)
        session.confirmed_at = now() if right else session.confirmed_at
        return right

    def end(self, session: PageSession) -> None:
        session.ended_at = session.ended_at or now()

    def _id(self, token: str) -> str:
        return self._keyring.keyed_hash("page session", token)[:32]


def _is_over(session: PageSession) -> bool:
    return now() - session.last_at > IDLE or now() - session.created_at > LONGEST
