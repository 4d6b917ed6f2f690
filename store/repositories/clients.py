"""Clients: how they are let in, found, and given a new phone."""

from collections.abc import Collection

from sqlalchemy import select

from store.ids import new_client_code
from store.models import Channel, Chat, Client, Person
from store.repositories.chats import Chats
from store.repositories.forgetting import NAMELESS
from store.repositories.invites import Invites
from store.repositories.repository import Repository


class Clients(Repository):
    def get(self, client_id: str) -> Client | None:
        return self._session.get(Client, client_id)

    def some(self, client_ids: Collection[str]) -> dict[str, Client]:
        """Those of these ids, by id: one question to the database for a whole list."""
        asked = select(Client).where(Client.id.in_(client_ids))
        return {each.id: each for each in self._session.scalars(asked)}

    def invite(self, location: str, name: str | None = None) -> tuple[Client, str]:
        """A client who was not here yet, and the code of the link that lets him in."""
        person = self._add(Person())
        self._keyring.make_for(person.id)
        client = self._add(
            Client(person_id=person.id, code=new_client_code(), location=location, name=name)
        )
        return client, self._invites.make("client", client_id=client.id)

    def relink(self, client: Client) -> str:
        """The code of a link to a new phone; the old one works until the link is used."""
        return self._invites.make("relink", client_id=client.id)

    def admit(self, code: str, chat: Chat) -> Client | None:
        """Use a link of `invite` or `relink` in this chat; None when it does not let him in."""
        invite = self._invites.look(code)
        if invite is None or invite.kind not in ("client", "relink"):
            return None
        here = self.of_chat(chat.id)
        if here is not None and here.id != invite.client_id:
            return None  # a chat speaks for one client: this is somebody else's phone
        if not self._invites.use(code):
            return None
        return self._settle(self._session.get_one(Client, invite.client_id), chat)

    def admit_without_link(self, chat: Chat, location: str) -> Client:
        """For trying out: whoever opens the web phone is a client. Not in production."""
        here = self.of_chat(chat.id)
        if here is not None:
            return here
        client = Client(person_id=chat.person_id, code=new_client_code(), location=location)
        return self._settle(self._add(client), chat)

    def by_chat(self, channel: Channel, address: str) -> Client | None:
        chat = self._chats.by_address(channel, address)
        return self.of_chat(chat.id) if chat else None

    def of_chat(self, chat_id: str) -> Client | None:
        return self._session.scalar(select(Client).where(Client.chat_id == chat_id))

    def by_code(self, code: str) -> Client | None:
        return self._session.scalar(select(Client).where(Client.code == code.upper()))

    def all(self, location: str | None = None) -> list[Client]:
        """Everybody who was not forgotten, by code; of one location when it is given."""
        known = select(Client).where(Client.code.not_like(f"{NAMELESS}%")).order_by(Client.code)
        if location is not None:
            known = known.where(Client.location == location)
        return list(self._session.scalars(known))

    def stop(self, client: Client) -> None:
        client.state = "stopped"

    def _settle(self, client: Client, chat: Chat) -> Client:
        old = self._chats.get(client.chat_id) if client.chat_id else None
        if client.state == "invited":
            client.state = "welcome"
        if old is not None and old.id != chat.id:
            self._chats.cut_off(old, chat)
        client.chat_id = chat.id
        self._chats.give_to(chat, client.person_id)
        self._session.flush()
        return client

    @property
    def _invites(self) -> Invites:
        return Invites(self._session, self._keyring)

    @property
    def _chats(self) -> Chats:
        return Chats(self._session, self._keyring)
