"""Accesses: who looked at what; a line can be added, and a change to an old one shows."""

import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from store.models import Access, AccessEnd
from store.repositories.repository import Repository
from store.times import now

_START = "0" * 64
_END = 1


class Accesses(Repository):
    def make_end(self) -> None:
        """The end of an empty log; `Store.migrate` sees to it."""
        self._add_once(AccessEnd(id=_END, lines=0, hash=_START))

    def append(
        self,
        actor_kind: str,
        actor_id: str | None,
        what: str,
        *,
        client_id: str | None = None,
        subject_id: str | None = None,
        why: str | None = None,
    ) -> Access:
        """Codes and ids only: this log holds no words and outlives the key of whoever it names."""
        end = self._session.get_one(AccessEnd, _END, with_for_update=True, populate_existing=True)
        line = Access(
            at=now(),
            actor_kind=actor_kind,
            actor_id=actor_id,
            client_id=client_id,
            what=what,
            subject_id=subject_id,
            why=why,
            previous_hash=end.hash,
        )
        end.hash = line.hash = self._hash(line)
        end.lines += 1
        return self._add(line)

    def of_client(self, client_id: str, limit: int = 100) -> list[Access]:
        """Newest first: what a client gets to hear when he asks who looked."""
        about = select(Access).where(Access.client_id == client_id)
        return list(self._session.scalars(about.order_by(Access.id.desc()).limit(limit)))

    def of_clients(self, client_ids: Sequence[str], limit: int = 100) -> list[Access]:
        """Newest first, of all of these."""
        about = select(Access).where(Access.client_id.in_(client_ids))
        return list(self._session.scalars(about.order_by(Access.id.desc()).limit(limit)))

    def of_actor(self, actor_id: str, limit: int = 100) -> list[Access]:
        """Newest first."""
        theirs = select(Access).where(Access.actor_id == actor_id)
        return list(self._session.scalars(theirs.order_by(Access.id.desc()).limit(limit)))

    def last_why(self, actor_id: str, subject_id: str) -> str | None:
        """The reason of this actor's newest look at it, or None when he never looked."""
        theirs = select(Access.why).where(
            Access.actor_id == actor_id, Access.subject_id == subject_id, Access.why.is_not(None)
        )
        return self._session.scalar(theirs.order_by(Access.id.desc()).limit(1))

    def first_broken(self) -> int | None:
        """The id of the first line that is not as it was written; -1 when lines are missing at
        the end; None when the whole log is sound."""
        previous, lines = _START, 0
        for line in self._session.scalars(select(Access).order_by(Access.id)):
            if line.previous_hash != previous or line.hash != self._hash(line):
                return line.id
            previous, lines = line.hash, lines + 1
        end = self._session.get_one(AccessEnd, _END)
        return None if (end.lines, end.hash) == (lines, previous) else -1

    def _hash(self, line: Access) -> str:
        """Keyed, so that whoever has the database alone cannot write a chain of his own."""
        facts = [line.previous_hash, _moment(line.at), line.actor_kind, line.actor_id]
        facts += [line.client_id, line.what, line.subject_id, line.why]
        return self._keyring.keyed_hash("access", json.dumps(facts))


def _moment(at: datetime) -> str:
    return at.isoformat(timespec="microseconds")
