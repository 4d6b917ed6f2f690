"""The tables: one file for each noun of what we remember."""

from store.models.access import Access, AccessEnd, PageSession
from store.models.attachment import Attachment
from store.models.base import Base
from store.models.chat import Channel, Chat
from store.models.check_in import Answer, CheckIn, Wish
from store.models.client import Client, ClientState, Consent, ConsentKind
from store.models.contact import Contact, Relation
from store.models.conversation import Conversation, ConversationState
from store.models.due import Due, DueState, Rhythm
from store.models.inbox import InboxRow, InboxState
from store.models.incident import DangerAnswer, Incident, Tier
from store.models.invite import Invite, InviteKind
from store.models.outbox import OutboxKind, OutboxRow, OutboxState
from store.models.person import SYSTEM, ForgottenPerson, Person, PersonKey
from store.models.running import ActionResult, Heartbeat, Release, SpokenFile, Unclear
from store.models.signal import (
    Audience,
    Signal,
    SignalDeed,
    SignalEvent,
    SignalReader,
    SignalState,
    Urgency,
)
from store.models.staff import Assignment, Role, Staff
from store.models.talk import Remind, Talk, TalkState

__all__ = [
    "SYSTEM",
    "Access",
    "AccessEnd",
    "ActionResult",
    "Answer",
    "Assignment",
    "Attachment",
    "Audience",
    "Base",
    "Channel",
    "Chat",
    "CheckIn",
    "Client",
    "ClientState",
    "Consent",
    "ConsentKind",
    "Contact",
    "Conversation",
    "ConversationState",
    "DangerAnswer",
    "Due",
    "DueState",
    "ForgottenPerson",
    "Heartbeat",
    "InboxRow",
    "InboxState",
    "Incident",
    "Invite",
    "InviteKind",
    "OutboxKind",
    "OutboxRow",
    "OutboxState",
    "PageSession",
    "Person",
    "PersonKey",
    "Relation",
    "Release",
    "Remind",
    "Rhythm",
    "Role",
    "Signal",
    "SignalDeed",
    "SignalEvent",
    "SignalReader",
    "SignalState",
    "SpokenFile",
    "Staff",
    "Talk",
    "TalkState",
    "Tier",
    "Unclear",
    "Urgency",
    "Wish",
]
