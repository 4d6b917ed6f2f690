"""Check-ins: begun, filled and finished; and the wishes that come out of them."""

from sqlalchemy import select

from store.models import CheckIn, Wish
from store.repositories.repository import Repository
from store.times import now


class CheckIns(Repository):
    def start(self, client_id: str, conversation_id: str) -> CheckIn:
        """The check-in of this conversation; asked again, the same one."""
        started = CheckIn(client_id=client_id, conversation_id=conversation_id)
        if self._add_once(started):
            return started
        same = select(CheckIn).where(CheckIn.conversation_id == conversation_id)
        return self._session.scalars(same).one()

    def get(self, check_in_id: str) -> CheckIn | None:
        return self._session.get(CheckIn, check_in_id)

    def of_conversation(self, conversation_id: str) -> CheckIn | None:
        found = select(CheckIn).where(CheckIn.conversation_id == conversation_id)
        return self._session.scalar(found)

    def latest(self, client_id: str, limit: int = 10) -> list[CheckIn]:
        """Newest first."""
        mine = select(CheckIn).where(CheckIn.client_id == client_id)
        return list(self._session.scalars(mine.order_by(CheckIn.started_at.desc()).limit(limit)))

    def finish(self, check_in: CheckIn) -> None:
        check_in.finished_at = check_in.finished_at or now()


class Wishes(Repository):
    def record(
        self,
        client_id: str,
        check_in_id: str | None,
        *,
        theme: str | None = None,
        need: str | None = None,
        words: str | None = None,
        own_step: str | None = None,
    ) -> Wish:
        """The wish of a check-in; what is said again takes the place, None changes nothing."""
        wish = self.of_check_in(check_in_id) if check_in_id else None
        wish = wish or self._add(Wish(client_id=client_id, check_in_id=check_in_id))
        said = {"theme": theme, "need": need, "words": words, "own_step": own_step}
        for name, value in said.items():
            if value is not None:
                setattr(wish, name, value)
        self._session.flush()
        return wish

    def of_check_in(self, check_in_id: str) -> Wish | None:
        return self._session.scalar(select(Wish).where(Wish.check_in_id == check_in_id))

    def latest(self, client_id: str, limit: int = 10) -> list[Wish]:
        """Newest first."""
        mine = select(Wish).where(Wish.client_id == client_id)
        return list(self._session.scalars(mine.order_by(Wish.at.desc()).limit(limit)))
