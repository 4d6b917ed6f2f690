"""Staff: whom the organisation admits, and who is on duty."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, select

from store.models import Chat, Person, Role, Staff
from store.repositories.assignments import Assignments
from store.repositories.chats import Chats
from store.repositories.invites import Invites
from store.repositories.page_sessions import PageSessions
from store.repositories.repository import Repository
from store.times import now


class StaffList(Repository):
    def add(
        self, name: str, roles: Sequence[Role], locations: Sequence[str], email: str | None = None
    ) -> Staff:
        """No location means every location."""
        person = self._add(Person())
        self._keyring.make_for(person.id)
        staff = Staff(person_id=person.id, name=name, email=email)
        staff.roles, staff.locations = list(roles), list(locations)
        return self._add(staff)

    def get(self, staff_id: str) -> Staff | None:
        return self._session.get(Staff, staff_id)

    def all(self) -> list[Staff]:
        """Everybody who works here now, by name."""
        here = select(Staff).where(Staff.removed_at.is_(None))
        return list(self._session.scalars(here.order_by(Staff.name)))

    def by_email(self, email: str) -> Staff | None:
        return self._session.scalar(_present().where(Staff.email == email))

    def by_chat(self, chat_id: str) -> Staff | None:
        return self._session.scalar(_present().where(Staff.chat_id == chat_id))

    def chat_of(self, staff: Staff) -> Chat | None:
        """Where he is reached: in Telegram when that works, else by e-mail."""
        chats = Chats(self._session, self._keyring)
        chat = chats.get(staff.chat_id) if staff.chat_id else None
        if chat is not None and chat.blocked_at is None:
            return chat
        return chats.get_or_make("email", staff.email) if staff.email else None

    def chats_of(self, staff: Staff, way: str) -> list[Chat]:
        """`both`: in Telegram and by e-mail, as far as he has them; otherwise as `chat_of`."""
        first = self.chat_of(staff)
        chats = [first] if first is not None else []
        if way == "both" and staff.email and first is not None and first.channel != "email":
            chats.append(Chats(self._session, self._keyring).get_or_make("email", staff.email))
        return chats

    def invite(self, staff: Staff) -> str:
        """The code of a link that ties a chat to this member of staff."""
        return Invites(self._session, self._keyring).make("staff", staff_id=staff.id)

    def accept(self, code: str, chat: Chat) -> Staff | None:
        """Use that link in this chat."""
        invites = Invites(self._session, self._keyring)
        invite = invites.look(code)
        if invite is None or invite.kind != "staff" or not invites.use(code):
            return None
        staff = self._session.get_one(Staff, invite.staff_id)
        staff.chat_id = chat.id
        return staff

    def on_call(self, location: str, at: datetime) -> list[Staff]:
        """Whoever is on call for this location and not absent at that moment."""
        return [
            staff
            for staff in self.all()
            if "on_call" in staff.roles and staff.works_at(location) and not staff.is_away(at)
        ]

    def be_absent(self, staff: Staff, until: datetime | None) -> None:
        """None: back again."""
        staff.absent_until = until

    def remove(self, staff: Staff) -> None:
        """From now on nothing is told to him, and no log-in of his counts."""
        staff.removed_at, staff.chat_id, staff.password_hash = now(), None, None
        staff.totp_sealed = staff.recovery_hashes = staff.joined_at = None
        PageSessions(self._session, self._keyring).end_all(staff.id)
        for assignment in Assignments(self._session, self._keyring).of_staff(staff.id):
            assignment.until_at = now()


def _present() -> Select[Staff]:
    return select(Staff).where(Staff.removed_at.is_(None))
