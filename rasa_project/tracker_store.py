"""Rasa's own memory of open conversations: encrypted on disk, honest about errors, forgettable."""

import base64
import json
import os
from collections import OrderedDict
from itertools import islice
from typing import Any

import sqlalchemy as sa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, SessionStarted
from rasa.shared.core.trackers import DialogueStateTracker

_NONCE = 12
# Conversations that somebody is in the middle of; a longer list would cost memory for nothing.
_MOST_KEPT = 50


class SealedTrackerStore(SQLTrackerStore):
    """AES-256-GCM; associated data is the conversation, so no row can move to another one.

    What was just saved is remembered: three times a turn Rasa asks for it again. A conversation
    always goes to the same process, and what could not be saved is forgotten here too.
    """

    engine: Any  # Rasa's own, of SQLAlchemy 1.4

    def __init__(self, url: str, key: bytes, domain: Domain | None = None) -> None:
        self._cipher = AESGCM(key)
        self._kept: OrderedDict[str, list[Event]] = OrderedDict()
        super().__init__(domain=domain, host=url)
        if self.engine.dialect.name == "sqlite":
            self._keep_connections()

    def _keep_connections(self) -> None:
        """Rasa opens a file anew for each session; its closing writes everything back each time."""
        self.engine.dispose()
        self.engine = sa.create_engine(
            self.engine.url, poolclass=sa.pool.QueuePool, connect_args={"check_same_thread": False}
        )
        sa.event.listen(self.engine, "connect", _keep_well)
        self.sessionmaker = sa.orm.session.sessionmaker(bind=self.engine)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Intent and action names are left out of the plain columns: they tell a story too."""
        known = self._kept.pop(tracker.sender_id, None)
        with self.session_scope() as session:
            fresh = self._additional_events(session, tracker)
            if known is not None:
                fresh = islice(tracker.events, len(known), None)
            session.add_all([self._row(tracker.sender_id, event) for event in fresh])
            session.commit()
        self._keep(tracker.sender_id, _of_session(list(tracker.events)))

    async def _retrieve(
        self, sender_id: str, fetch_events_from_all_sessions: bool
    ) -> DialogueStateTracker | None:
        if self.domain is None:
            return None
        known = self._kept.get(sender_id)
        if known is not None:
            return DialogueStateTracker.from_events(sender_id, known, self.domain.slots)
        with self.session_scope() as session:
            rows = self._event_query(session, sender_id, fetch_events_from_all_sessions).all()
            events = [self._open(sender_id, row.data) for row in rows]
        if not events:
            return None
        return DialogueStateTracker.from_dict(sender_id, events, self.domain.slots)

    def forget(self, sender_id: str) -> None:
        """The conversation is finished: nothing of it stays."""
        self._kept.pop(sender_id, None)
        with self.session_scope() as session:
            session.query(self.SQLEvent).filter(self.SQLEvent.sender_id == sender_id).delete()
            session.commit()

    def _keep(self, sender_id: str, events: list[Event]) -> None:
        self._kept[sender_id] = events
        while len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)

    def check(self) -> None:
        """Raises when the tracker database cannot be reached."""
        with self.engine.connect() as connection:
            connection.execute(sa.text("SELECT 1"))

    def _row(self, sender_id: str, event: Event) -> Any:
        data = event.as_dict()
        return self.SQLEvent(
            sender_id=sender_id,
            type_name=event.type_name,
            timestamp=data.get("timestamp"),
            data=self._seal(sender_id, data),
        )

    def _seal(self, sender_id: str, data: dict[str, Any]) -> str:
        nonce = os.urandom(_NONCE)
        sealed = self._cipher.encrypt(nonce, json.dumps(data).encode(), sender_id.encode())
        return base64.b64encode(nonce + sealed).decode()

    def _open(self, sender_id: str, sealed: str) -> dict[str, Any]:
        raw = base64.b64decode(sealed)
        return json.loads(self._cipher.decrypt(raw[:_NONCE], raw[_NONCE:], sender_id.encode()))


def _of_session(events: list[Event]) -> list[Event]:
    """As the database gives them to Rasa: from the moment on at which the session began."""
    begun = [each.timestamp for each in events if isinstance(each, SessionStarted)]
    return [each for each in events if not begun or each.timestamp >= max(begun)]


def _keep_well(connection: Any, _: Any) -> None:
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")
