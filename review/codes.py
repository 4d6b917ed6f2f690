"""The six digits: sent to somebody's own channel, good for ten minutes and five tries."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from locales.responses import fill
from review.delivering import Message, message_to, message_to_staff
from review.refusal import Refusal
from review.visitor import Visitor, start_session
from store.times import now

if TYPE_CHECKING:
    from review.browser import Browser
    from review.parts import Parts
    from store import Work
    from store.models import Invite, PageSession

LASTS = timedelta(minutes=10)
MOST_TRIES = 5
Outcome = Literal["right", "wrong", "over"]


def whose(work: Work, link: str) -> Visitor:
    """Whom a personal link is for; one that is used, old, or of another kind is simply old."""
    invite = work.invites.look(link)
    visitor = _visitor(work, invite) if invite and invite.kind == "page" else None
    if visitor is None:
        raise Refusal("link_old", 404)
    return visitor


def send_code(work: Work, house: Parts, link: str, browser: Browser) -> Message:
    """A session that waits for its code, and the message with the code in it."""
    visitor = whose(work, link)
    house.throttle.check("send_code", visitor.id)
    code = f"{secrets.randbelow(1_000_000):06d}"
    message = _to(work, visitor, fill(house.words().pages["code_message"], {"code": code}))
    if message is None:
        raise Refusal("link_old", 404)
    start_session(work, visitor, browser, code)
    return message


def channel_of(work: Work, browser: Browser, link: str) -> str | None:
    """Where the code went that this browser waits for; None when it waits for none."""
    session = waiting(work, browser, whose(work, link))
    message = _to(work, whose(work, link), "") if session else None
    return message.channel if message else None


def try_code(work: Work, browser: Browser, link: str, digits: str, fresh: Browser) -> Outcome:
    """The right one uses up the link, and begins a session with a cookie of its own."""
    visitor = whose(work, link)
    session = waiting(work, browser, visitor)
    if session is None or now() - session.created_at > LASTS:
        return "over"
    if not work.page_sessions.confirm(session, digits, MOST_TRIES):
        return "over" if session.ended_at or session.code_tries >= MOST_TRIES else "wrong"
    work.page_sessions.end(session)
    if work.invites.use(link) is None:
        return "over"
    start_session(work, visitor, fresh)
    return "right"


def waiting(work: Work, browser: Browser, visitor: Visitor) -> PageSession | None:
    """The session of this browser and this person that still has no right code."""
    session = work.page_sessions.find(browser.secret)
    if session is None or session.confirmed_at is not None:
        return None
    is_his = (session.actor_kind, session.actor_id) == (visitor.kind, visitor.id)
    return session if is_his else None


def _visitor(work: Work, invite: Invite) -> Visitor | None:
    if invite.staff_id:
        staff = work.staff.get(invite.staff_id)
        return Visitor("staff", staff.id) if staff and not staff.removed_at else None
    contact = work.contacts.get(invite.contact_id) if invite.contact_id else None
    if contact is None or contact.stopped_at or contact.declined_at or not contact.chat_id:
        return None
    return Visitor("chat", contact.chat_id)


def _to(work: Work, visitor: Visitor, text: str) -> Message | None:
    if visitor.kind == "staff":
        staff = work.staff.get(visitor.id)
        return message_to_staff(work, staff, text) if staff else None
    chat = work.chats.get(visitor.id)
    return message_to(work, chat, text) if chat else None
