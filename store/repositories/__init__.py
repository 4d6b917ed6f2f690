"""Repositories: what can be asked of each kind of row, in verbs of the walk."""

from store.repositories.accesses import Accesses
from store.repositories.answers import Answers, Attachments
from store.repositories.assignments import Assignments
from store.repositories.chats import Chats
from store.repositories.check_ins import CheckIns, Wishes
from store.repositories.clients import Clients
from store.repositories.consents import Consents
from store.repositories.contacts import Contacts
from store.repositories.conversations import Conversations
from store.repositories.dues import Dues
from store.repositories.inbox import Inbox
from store.repositories.incidents import Incidents
from store.repositories.invites import Invites
from store.repositories.log_ins import LogIns
from store.repositories.outbox import Outbox
from store.repositories.page_sessions import PageSessions
from store.repositories.people import People
from store.repositories.rhythms import Rhythms
from store.repositories.running import (
    ActionResults,
    Heartbeats,
    Releases,
    SpokenFiles,
    Turn,
    UnclearSentences,
)
from store.repositories.shared_signals import SharedSignals
from store.repositories.signals import By, Signals
from store.repositories.staff import StaffList
from store.repositories.talks import Talks

__all__ = [
    "Accesses",
    "ActionResults",
    "Answers",
    "Assignments",
    "Attachments",
    "By",
    "Chats",
    "CheckIns",
    "Clients",
    "Consents",
    "Contacts",
    "Conversations",
    "Dues",
    "Heartbeats",
    "Inbox",
    "Incidents",
    "Invites",
    "LogIns",
    "Outbox",
    "PageSessions",
    "People",
    "Releases",
    "Rhythms",
    "SharedSignals",
    "Signals",
    "SpokenFiles",
    "StaffList",
    "Talks",
    "Turn",
    "UnclearSentences",
    "Wishes",
]
