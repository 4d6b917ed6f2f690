"""Contacts: chosen by the client, accepted by themselves, confirmed by the client."""

from sqlalchemy import select

from store.models import Channel, Chat, Client, Contact, Relation
from store.repositories.invites import Invites
from store.repositories.repository import Repository
from store.times import now


class Contacts(Repository):
    def get(self, contact_id: str) -> Contact | None:
        return self._session.get(Contact, contact_id)

    def invite(
        self,
        client: Client,
        name: str,
        relation: Relation,
        *,
        channel: Channel = "telegram",
        address: str | None = None,
        emergency: bool = False,
    ) -> tuple[Contact, str]:
        """A contact to be, and the code of the link for him; `address` is for e-mail."""
        contact = Contact(
            client_id=client.id,
            name=name,
            relation=relation,
            channel=channel,
            address=address,
            emergency=emergency,
        )
        return self._add(contact), self.invite_again(contact)

    def invite_again(self, contact: Contact) -> str:
        """Another link for the same contact; nobody has accepted it yet."""
        contact.accepted_at = contact.confirmed_at = contact.declined_at = None
        contact.chat_id = None
        return Invites(self._session, self._keyring).make("contact", contact_id=contact.id)

    def by_link(self, code: str) -> Contact | None:
        """Whom the link is for, to ask whether he wants to; the link is not used by it."""
        invite = Invites(self._session, self._keyring).look(code)
        return self.get(invite.contact_id) if invite and invite.contact_id else None

    def accept(self, code: str, chat: Chat) -> Contact | None:
        """Somebody accepted in this chat; the client must still say that it is him."""
        contact = self._use(code)
        if contact:
            self.accept_here(contact, chat)
        return contact

    def accept_here(self, contact: Contact, chat: Chat) -> None:
        """Whoever proved that this chat is his accepts; a link that he came by is used already."""
        contact.accepted_at, contact.chat_id = now(), chat.id
        contact.channel, contact.person_id = chat.channel, chat.person_id
        self._session.flush()

    def decline(self, code: str) -> Contact | None:
        """Somebody with the link does not want to."""
        contact = self._use(code)
        if contact:
            self.decline_here(contact)
        return contact

    def decline_here(self, contact: Contact) -> None:
        """He does not want to, or no more: nothing is told to him from now on."""
        contact.declined_at = now()

    def confirm(self, contact: Contact) -> bool:
        """The client says that it is him; False when nobody had accepted."""
        if contact.accepted_at is None or contact.stopped_at is not None:
            return False
        contact.confirmed_at = contact.confirmed_at or now()
        return True

    def reject(self, contact: Contact) -> None:
        """The client says that it is somebody else: whoever accepted is cut off at once."""
        contact.accepted_at = contact.confirmed_at = contact.chat_id = contact.person_id = None

    def stop(self, contact: Contact) -> None:
        """Client or contact wants no more of it."""
        contact.stopped_at = now()

    def of_client(self, client_id: str) -> list[Contact]:
        """All but those that stopped, in the order in which they were chosen."""
        chosen = select(Contact).where(Contact.client_id == client_id, Contact.stopped_at.is_(None))
        return list(self._session.scalars(chosen.order_by(Contact.invited_at)))

    def ready_of(self, client_id: str) -> list[Contact]:
        """Those who may be told something now."""
        return [contact for contact in self.of_client(client_id) if contact.is_ready]

    def by_chat(self, chat_id: str) -> list[Contact]:
        """For whom this chat is a contact; one person can be it for several clients."""
        here = select(Contact).where(Contact.chat_id == chat_id, Contact.stopped_at.is_(None))
        return list(self._session.scalars(here.order_by(Contact.invited_at)))

    def _use(self, code: str) -> Contact | None:
        contact = self.by_link(code)
        if contact is None or contact.stopped_at is not None:
            return None
        return contact if Invites(self._session, self._keyring).use(code) else None
