"""What a handler sees of one message: who says what where, with the open unit of work."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from bot.links import Links

if TYPE_CHECKING:
    from bot.incoming import Incoming
    from locales.loader import Words
    from store import Work
    from store.models.chat import Chat
    from store.models.client import Client
    from store.models.contact import Contact
    from store.models.person import Person
    from store.models.staff import Staff
    from store.organisation import Organisation


@dataclass(frozen=True)
class Scene:
    """One message in its circumstances; everything a handler writes goes through `work`.

    The handler runs in a thread, inside the open unit of work, and never commits: the worker
    commits what was written together with the answers and the end of the inbox row.
    """

    work: Work
    incoming: Incoming
    chat: Chat
    person: Person
    client: Client | None
    contacts: tuple[Contact, ...]
    """The parts as a contact that this chat plays; somebody can be client and contact at once."""
    staff: Staff | None
    words: Words
    organisation: Organisation
    now: datetime
    links: Links = field(default_factory=Links)
