"""Chats: at which addresses people can be reached, and where they cannot any more."""

from sqlalchemy import Select, exists, select, update

from store.models import Channel, Chat, Client, Contact, Person, Staff
from store.repositories.outbox import Outbox
from store.repositories.repository import Repository
from store.times import now

_PARTS: tuple[type[Client | Contact | Staff], ...] = (Client, Contact, Staff)


class Chats(Repository):
    def key(self, channel: Channel, address: str) -> str:
        """The name of a chat in the inbox: channel and keyed hash, for strangers too."""
        return f"{channel}:{self._hash(channel, address)}"

    def get(self, chat_id: str) -> Chat | None:
        return self._session.get(Chat, chat_id)

    def by_address(self, channel: Channel, address: str) -> Chat | None:
        return self._session.scalar(self._at(channel, address))

    def get_or_make(self, channel: Channel, address: str) -> Chat:
        """The chat at this address; a stranger's gets a new person."""
        return self.by_address(channel, address) or self._make(channel, address)

    def of_person(self, person_id: str) -> list[Chat]:
        return list(self._session.scalars(select(Chat).where(Chat.person_id == person_id)))

    def give_to(self, chat: Chat, person_id: str) -> None:
        """This address turns out to be somebody who is known, unless it has a life of its own."""
        if chat.person_id != person_id and not self._has_a_part(chat.person_id):
            address = chat.address
            chat.person_id = person_id
            chat.address = address
            self._session.flush()

    def cut_off(self, chat: Chat, new: Chat) -> None:
        """A lost phone: everything that came to the old chat comes to the new one."""
        for kind in _PARTS:
            here = update(kind).where(kind.chat_id == chat.id)
            self._session.execute(here.values(chat_id=new.id))
        Outbox(self._session, self._keyring).move(chat, new)
        self._session.delete(chat)
        self._session.flush()

    def mark_blocked(self, chat: Chat) -> None:
        chat.blocked_at = now()

    def mark_unblocked(self, chat: Chat) -> None:
        chat.blocked_at = None

    def mark_voice_refused(self, chat: Chat) -> None:
        chat.voice_refused = True

    def _make(self, channel: Channel, address: str) -> Chat:
        person = self._add(Person())
        self._keyring.make_for(person.id)
        chat = Chat(
            person_id=person.id,
            channel=channel,
            address_hash=self._hash(channel, address),
            address=address,
        )
        if self._add_once(chat):
            return chat
        self._keyring.drop(person.id)  # somebody else made it since we looked
        self._session.delete(person)
        return self._session.scalars(self._at(channel, address)).one()

    def _has_a_part(self, person_id: str) -> bool:
        parts = [exists().where(kind.person_id == person_id) for kind in _PARTS]
        return any(self._session.scalar(select(part)) for part in parts)

    def _at(self, channel: Channel, address: str) -> Select[Chat]:
        known = select(Chat).where(Chat.channel == channel)
        return known.where(Chat.address_hash == self._hash(channel, address))

    def _hash(self, channel: Channel, address: str) -> str:
        return self._keyring.keyed_hash("address", f"{channel}:{address}")
