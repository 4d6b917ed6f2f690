"""Puts what a page posts in the inbox, in one unit of work with the recording or the photo."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from bot.incoming import Incoming
from bot.phone import posted
from bot.phone.entry import read_option
from bot.phone.session import Session, new_session
from bot.reply import Reply

if TYPE_CHECKING:
    from store import Store, Work
    from store.models import Chat, InviteKind


class NotLetInError(Exception):
    """This browser has no phone here (any more)."""


class NoSuchOptionError(Exception):
    """The option was never offered to this phone."""


@dataclass(frozen=True)
class Post:
    """What a form held: one of text, choice, voice or photo, already checked."""

    own_id: str
    kind: Literal["text", "choice", "voice", "photo"]
    text: str | None = field(default=None, repr=False)
    content: bytes | None = field(default=None, repr=False)
    mime: str = ""
    seconds: int | None = None


def put(store: Store, session: Session, post: Post) -> int:
    """Stores it once, however often it is posted; the number up to which the page had arrived."""
    with store.open_work() as work:
        chat = session.chat(work)
        if chat is None:
            raise NotLetInError
        arrived = _check_choice(work, chat, post)
        incoming = _incoming(session, post)
        if post.content is not None:
            incoming = posted.with_file(incoming, _keep_file(work, chat, post))
        # A double ends without commit, so its file is not kept a second time.
        if _put(work, session, incoming, chat.person_id):
            work.commit()
        return arrived


def look_at_link(store: Store, code: str) -> InviteKind | None:
    """What kind of link it is; None when it does not work (any more)."""
    with store.open_reading() as work:
        invite = work.invites.look(code)
        return invite.kind if invite else None


def start(store: Store, code: str, own_id: str, session: Session | None = None) -> Session | None:
    """Opens a phone with this code, or posts it on the one that is given; the bot decides."""
    with store.open_work() as work:
        if work.invites.look(code) is None:
            return None
        opened = session or new_session()
        work.chats.get_or_make("web", opened.address)
        _put(work, opened, posted.started(opened.address, own_id, code), None)
        work.commit()
        return opened


def try_out(store: Store, location: str, own_id: str) -> Session:
    """Somebody who tries it out on this computer: a new client, with a link of his own."""
    with store.open_work() as work:
        _, code = work.clients.invite(location)
        opened = new_session()
        work.chats.get_or_make("web", opened.address)
        _put(work, opened, posted.started(opened.address, own_id, code), None)
        work.commit()
        return opened


def _put(work: Work, session: Session, incoming: Incoming, person_id: str | None) -> bool:
    update_id = incoming.message_id.removeprefix(f"{posted.BOT}:")
    key = work.chats.key("web", session.address)
    return work.inbox.put(posted.BOT, update_id, key, person_id, posted.write_posted(incoming))


def _incoming(session: Session, post: Post) -> Incoming:
    update_id = posted.update_id(session.address, post.own_id)
    return Incoming(
        channel="web",
        address=session.address,
        message_id=posted.message_id(update_id),
        kind=post.kind,
        text=post.text,
        seconds=post.seconds,
    )


def _check_choice(work: Work, chat: Chat, post: Post) -> int:
    """Only what was offered here can be chosen; who chooses it has everything before it."""
    if post.kind != "choice":
        return 0
    found = read_option(post.text or "")
    row = work.outbox.get(found[0]) if found else None
    if found is None or row is None or row.chat_id != chat.id:
        raise NoSuchOptionError
    if found[1] >= len(Reply.from_body(row.body).buttons):
        raise NoSuchOptionError
    return row.seq


def _keep_file(work: Work, chat: Chat, post: Post) -> str:
    content = post.content or b""
    if post.kind == "voice":
        return work.attachments.voice(chat.person_id, content, post.mime, post.seconds).id
    return work.attachments.photo(chat.person_id, content, post.mime).id
