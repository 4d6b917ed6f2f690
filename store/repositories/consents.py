"""Consents: what the client said to each thing he was asked."""

from sqlalchemy import select

from store.models import Consent, ConsentKind
from store.repositories.repository import Repository


class Consents(Repository):
    def record(self, client_id: str, kind: ConsentKind, given: bool, version: str) -> Consent:
        """`version` names the words that were shown; a later answer counts from then on."""
        return self._add(Consent(client_id=client_id, kind=kind, given=given, version=version))

    def latest(self, client_id: str, kind: ConsentKind) -> Consent | None:
        asked = select(Consent).where(Consent.client_id == client_id, Consent.kind == kind)
        return self._session.scalar(asked.order_by(Consent.at.desc()).limit(1))

    def given(self, client_id: str, kind: ConsentKind) -> bool | None:
        """None when it was never asked."""
        consent = self.latest(client_id, kind)
        return consent.given if consent else None

    def of_client(self, client_id: str) -> list[Consent]:
        """Every answer, oldest first."""
        asked = select(Consent).where(Consent.client_id == client_id)
        return list(self._session.scalars(asked.order_by(Consent.at)))
