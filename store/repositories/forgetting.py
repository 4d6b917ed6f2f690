"""What goes beside the key when a person is forgotten: every way that leads back to him.

Codes stay for counting (feelings, themes, needs, states, dates), under a client row that names
nobody. The access log stays, as the law asks; it holds ids and no words.
"""

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from store.ids import new_client_code
from store.models import (
    ActionResult,
    Attachment,
    Chat,
    Client,
    Contact,
    InboxRow,
    Invite,
    OutboxRow,
    PageSession,
    Staff,
)
from store.repositories.forgetting_codes import erase_traces, keep_codes_only
from store.times import now

NAMELESS = "-"  # how the code begins of a client who was forgotten


def erase(session: Session, person_id: str) -> None:
    """All parts that this person plays: client, contact, member of staff."""
    session.flush()
    for client in session.scalars(select(Client).where(Client.person_id == person_id)):
        _erase_client(session, client)
    for contact in session.scalars(select(Contact).where(Contact.person_id == person_id)):
        _erase_contact(session, contact)
    for staff in session.scalars(select(Staff).where(Staff.person_id == person_id)):
        _erase_staff(session, staff)
    session.flush()
    _erase_messages(session, person_id)
    session.expire_all()


def _erase_client(session: Session, client: Client) -> None:
    chosen = select(Contact.id).where(Contact.client_id == client.id)
    theirs = or_(Invite.client_id == client.id, Invite.contact_id.in_(chosen))
    session.execute(delete(Invite).where(theirs))
    if client.chat_id:
        _erase_chat(session, session.get_one(Chat, client.chat_id))
    keep_codes_only(session, client.id)
    erase_traces(session, client.id)
    session.execute(delete(Contact).where(Contact.client_id == client.id))
    _end_log_ins(session, client.id)
    client.name_sealed, client.chat_id, client.state = None, None, "stopped"
    client.code = f"{NAMELESS}{new_client_code()}{new_client_code()}"


def _erase_contact(session: Session, contact: Contact) -> None:
    """The name that the client gave him is the client's word, and stays with the client."""
    session.execute(delete(Invite).where(Invite.contact_id == contact.id))
    _end_log_ins(session, contact.id)
    contact.person_id = contact.chat_id = contact.address_sealed = None
    contact.stopped_at = contact.stopped_at or now()


def _erase_staff(session: Session, staff: Staff) -> None:
    session.execute(delete(Invite).where(Invite.staff_id == staff.id))
    _end_log_ins(session, staff.id)
    staff.name, staff.email, staff.password_hash, staff.chat_id = "", None, None, None
    staff.totp_sealed = staff.recovery_hashes = staff.joined_at = None
    staff.removed_at = staff.removed_at or now()


def _erase_messages(session: Session, person_id: str) -> None:
    for chat in session.scalars(select(Chat).where(Chat.person_id == person_id)):
        _erase_chat(session, chat)
        session.delete(chat)
    session.flush()
    for kind in (Attachment, ActionResult, OutboxRow, InboxRow):
        session.execute(delete(kind).where(kind.person_id == person_id))


def _erase_chat(session: Session, chat: Chat) -> None:
    """What came in here as a stranger's is sealed for nobody in particular: it goes too."""
    key = f"{chat.channel}:{chat.address_hash}"
    session.execute(delete(InboxRow).where(InboxRow.chat_key == key))
    session.execute(delete(OutboxRow).where(OutboxRow.chat_id == chat.id))


def _end_log_ins(session: Session, actor_id: str) -> None:
    session.execute(delete(PageSession).where(PageSession.actor_id == actor_id))
