"""Incidents: one open for a client at most; a second sign of danger joins it."""

from sqlalchemy import Select, select

from store.models import DangerAnswer, Incident, Tier
from store.repositories.repository import Repository
from store.times import now


class Incidents(Repository):
    def open_or_join(
        self, client_id: str, tier: Tier, category: str, words: str | None
    ) -> tuple[Incident, bool]:
        """The open incident, and whether this sign opened it; a graver sign raises its tier."""
        incident = Incident(client_id=client_id, tier=tier, category=category, words=words)
        if self._add_once(incident):
            return incident, True
        there = self._session.scalars(self._open(client_id).with_for_update()).one()
        if tier < there.tier:
            there.tier, there.category = tier, category
        if words:
            there.words = f"{there.words}\n{words}" if there.words else words
        return there, False

    def get(self, incident_id: str) -> Incident | None:
        return self._session.get(Incident, incident_id)

    def open_of(self, client_id: str) -> Incident | None:
        return self._session.scalar(self._open(client_id))

    def all_open(self) -> list[Incident]:
        """Oldest first: what the clock of escalation looks at."""
        waiting = select(Incident).where(Incident.state == "open")
        return list(self._session.scalars(waiting.order_by(Incident.opened_at)))

    def asked(self, incident: Incident) -> None:
        """The one plain question is on its way to the client."""
        incident.asked_at = incident.asked_at or now()

    def answer(self, incident: Incident, answer: DangerAnswer) -> None:
        incident.answer = answer

    def escalate(self, incident: Incident) -> int:
        """To the next in line; the level that it is at now."""
        incident.escalated_level += 1
        incident.escalated_at = now()
        return incident.escalated_level

    def close(self, incident: Incident) -> bool:
        """False when it was closed already."""
        if incident.state == "closed":
            return False
        incident.state, incident.closed_at = "closed", now()
        return True

    @staticmethod
    def _open(client_id: str) -> Select[Incident]:
        return select(Incident).where(Incident.client_id == client_id, Incident.state == "open")
