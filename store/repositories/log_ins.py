"""Log-ins of staff: a link to begin with, a password, a code from his own phone, spare codes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select

from store.models import Invite, Staff
from store.repositories.invites import Invites
from store.repositories.page_sessions import PageSessions
from store.repositories.repository import Repository
from store.times import now

LASTS = timedelta(days=7)


class LogIns(Repository):
    def invite(self, staff: Staff) -> str:
        """The code of a link with which he chooses his password; older links end."""
        older = select(Invite).where(Invite.staff_id == staff.id, Invite.kind == "login")
        for invite in self._session.scalars(older.where(Invite.used_at.is_(None))):
            invite.used_at = now()
        return self._invites.make("login", staff_id=staff.id, lasts=LASTS)

    def invited(self, code: str) -> Staff | None:
        """Whom the link is for; looking does not use it."""
        invite = self._invites.look(code)
        if invite is None or invite.kind != "login":
            return None
        staff = self._session.get(Staff, invite.staff_id)
        return staff if staff and not staff.removed_at else None

    def begin(self, staff: Staff, password_hash: str, secret: str) -> None:
        """A new password and a new secret for his phone; nobody can log in with them yet."""
        staff.password_hash, staff.totp, staff.totp_step = password_hash, secret, 0
        staff.joined_at = staff.recovery_hashes = None
        self._sessions.end_all(staff.id)

    def join(self, code: str, step: int, spare: Sequence[str]) -> bool:
        """His phone gave the right code: the link is used up, and from now on he can log in."""
        staff = self.invited(code)
        if staff is None or not self.take_step(staff, step) or not self._invites.use(code):
            return False
        staff.joined_at = now()
        self.keep_spare(staff, spare)
        return True

    def take_step(self, staff: Staff, step: int) -> bool:
        """Each code counts once: whoever looked over his shoulder comes too late."""
        fresh = self._locked(Staff, staff.id)
        if fresh is None or step <= fresh.totp_step:
            return False
        fresh.totp_step = step
        return True

    def keep_spare(self, staff: Staff, codes: Sequence[str]) -> None:
        """Only their keyed hashes are kept; the older ones end."""
        staff.recovery_hashes = [self._hash(code) for code in codes]

    def take_spare(self, staff: Staff, code: str) -> bool:
        """A spare code, in place of the phone; it works once."""
        fresh = self._locked(Staff, staff.id)
        left = list(fresh.recovery_hashes or []) if fresh else []
        if fresh is None or self._hash(code) not in left:
            return False
        left.remove(self._hash(code))
        fresh.recovery_hashes = left
        return True

    def _hash(self, code: str) -> str:
        return self._keyring.keyed_hash("spare code", code)

    @property
    def _invites(self) -> Invites:
        return Invites(self._session, self._keyring)

    @property
    def _sessions(self) -> PageSessions:
        return PageSessions(self._session, self._keyring)
