"""Invites: links that let somebody in once."""

from datetime import timedelta
from typing import cast

from sqlalchemy import CursorResult, select, update

from store.ids import new_link_code
from store.models import Invite, InviteKind
from store.repositories.repository import Repository
from store.times import now

LASTS = timedelta(days=14)


class Invites(Repository):
    def make(
        self,
        kind: InviteKind,
        *,
        client_id: str | None = None,
        contact_id: str | None = None,
        staff_id: str | None = None,
        lasts: timedelta = LASTS,
    ) -> str:
        """The code, 22 characters of A-Za-z0-9_-; only its keyed hash is kept."""
        code = new_link_code()
        self._add(
            Invite(
                code_hash=self._hash(code),
                kind=kind,
                client_id=client_id,
                contact_id=contact_id,
                staff_id=staff_id,
                expires_at=now() + lasts,
            )
        )
        return code

    def look(self, code: str) -> Invite | None:
        """The invite when it can still be used; looking does not use it."""
        known = select(Invite).where(Invite.code_hash == self._hash(code))
        invite = self._session.scalar(known.execution_options(populate_existing=True))
        return invite if invite and not invite.used_at and invite.expires_at > now() else None

    def use(self, code: str) -> Invite | None:
        """The invite, now used; of two people at the same moment one gets None."""
        free = update(Invite).where(
            Invite.code_hash == self._hash(code),
            Invite.used_at.is_(None),
            Invite.expires_at > now(),
        )
        result = self._session.execute(free.values(used_at=now()))
        if cast("CursorResult[None]", result).rowcount == 0:
            return None
        return self._session.scalar(select(Invite).where(Invite.code_hash == self._hash(code)))

    def _hash(self, code: str) -> str:
        return self._keyring.keyed_hash("invite", code)
