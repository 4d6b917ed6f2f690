"""What goes when a client leaves: his key, and everything that leads from the codes to him."""

from __future__ import annotations

from sqlalchemy import select

from store.admissions import client_by_code
from store.models import Conversation
from store.store import Store


def conversations_of(store: Store, code: str) -> list[str]:
    """The ids by which Rasa knows this client's conversations; NotAdmitted for an unknown code."""
    with store.open_reading() as work:
        client = client_by_code(work, code)
        his = select(Conversation.id).where(Conversation.client_id == client.id)
        return list(work.session.scalars(his))


def forget(store: Store, code: str) -> None:
    """At once in the live system; in backups when the last copy of the key is gone."""
    with store.open_work() as work:
        client = client_by_code(work, code)
        work.accesses.append("operator", None, "forgotten", client_id=client.id)
        work.people.forget(client.person_id)
        work.commit()
