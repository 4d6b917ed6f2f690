"""Log-ins to the review site: they live here, so that they can be ended from here."""

from datetime import timedelta

from sqlalchemy import select

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

    def find(self, token: str, *, is_awake: bool = True) -> PageSession | None:
        """The session of this cookie unless it is over; somebody who is awake keeps it so."""
        session = self._session.get(PageSession, self._id(token))
        if session is None or session.ended_at or _is_over(session):
            return None
        session.last_at = now() if is_awake else session.last_at
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

    def running(self, actor_id: str, actor_kind: str) -> list[PageSession]:
        """His log-ins that still open something, the newest first."""
        his = select(PageSession).where(
            PageSession.actor_id == actor_id,
            PageSession.actor_kind == actor_kind,
            PageSession.ended_at.is_(None),
            PageSession.last_at > now() - IDLE,
        )
        found = self._session.scalars(his.order_by(PageSession.created_at.desc()))
        return [session for session in found if not _is_over(session)]

    def end_all(self, actor_id: str, but: PageSession | None = None) -> None:
        """Of every kind; `but` is the one that he is looking at."""
        his = select(PageSession).where(PageSession.actor_id == actor_id)
        for session in self._session.scalars(his.where(PageSession.ended_at.is_(None))):
            if but is None or session.id != but.id:
                self.end(session)

    def end(self, session: PageSession) -> None:
        session.ended_at = session.ended_at or now()

    def _id(self, token: str) -> str:
        return self._keyring.keyed_hash("page session", token)[:32]


def _is_over(session: PageSession) -> bool:
    return now() - session.last_at > IDLE or now() - session.created_at > LONGEST
