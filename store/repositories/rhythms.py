"""Rhythms: on which days and at what time the client wants to be asked."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from store.models import Rhythm
from store.repositories.repository import Repository


class Rhythms(Repository):
    def of_client(self, client_id: str) -> Rhythm | None:
        return self._session.get(Rhythm, client_id)

    def choose(self, client_id: str, days: Sequence[int], time: str) -> Rhythm:
        """Days 0 (Monday) to 6, time "HH:MM"; ends a pause."""
        rhythm = self.of_client(client_id)
        if rhythm is None:
            rhythm = self._add(Rhythm(client_id=client_id, days=[], time=time))
        rhythm.days, rhythm.time = sorted(set(days)), time
        rhythm.active, rhythm.paused_until = True, None
        return rhythm

    def pause(self, client_id: str, until: datetime) -> None:
        rhythm = self.of_client(client_id)
        if rhythm:
            rhythm.paused_until = until

    def stop(self, client_id: str) -> None:
        rhythm = self.of_client(client_id)
        if rhythm:
            rhythm.active = False

    def active(self) -> list[Rhythm]:
        """Everybody who wants to be asked, those with a pause too."""
        return list(self._session.scalars(select(Rhythm).where(Rhythm.active.is_(True))))
