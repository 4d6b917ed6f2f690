"""The contact's own page: his consent, and a list of what was shared with him, without content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response

from review.access import contact_of, contacts_of
from review.form import read_form, text_of
from review.parts import Parts, parts
from review.refusal import Refusal
from review.render import moment, notice, page
from store.models import Client, Contact, Signal

if TYPE_CHECKING:
    from starlette.requests import Request

    from store import Work

_SHOWN, _MOST = 30, 600
_ITEMS = {"normal": "list_item", "person": "list_item_person"}


@dataclass(frozen=True)
class Item:
    """One line of the list; `text` names the sentence on it."""

    id: str
    text: str
    client_name: str
    state: str
    when: str


@dataclass(frozen=True)
class Friend:
    """A client who chose the visitor; `state` is asked, waiting, or ready."""

    id: str
    name: str
    state: str


@dataclass(frozen=True)
class Everything:
    """All that the visitor sees of his clients."""

    friends: tuple[Friend, ...]
    items: tuple[Item, ...]
    has_more: bool

    def first(self, state: str) -> Friend | None:
        return next((friend for friend in self.friends if friend.state == state), None)


async def messages(request: Request) -> Response:
    """GET /messages: first the question whether he wants to; then the list."""
    house, shown = parts(request), _shown(request)
    seen = await house.work(lambda work: _everything(work, house, request, shown))
    if not seen.friends:
        raise Refusal("nothing_here", 403)
    asked = seen.first("asked")
    if asked is not None:
        return page(request, "consent.html", friend=asked)
    return page(request, "messages.html", seen=seen, more=shown + _SHOWN)


async def consent(request: Request) -> Response:
    """POST /contacts/<id>/consent: his own yes or no; the client hears it from the bot."""
    house, contact_id = parts(request), request.path_params["contact_id"]
    answer = text_of(await read_form(request), "answer")
    if answer not in ("yes", "no"):
        raise Refusal("refused", 400)
    name = await house.work(lambda w: _consent(w, house, request, contact_id, answer == "yes"))
    if answer == "no":
        return notice(request, "declined", values={"client_name": name})
    return RedirectResponse("/messages", 303)


async def ask_leave(request: Request) -> Response:
    """GET /contacts/<id>/leave: what happens when he stops."""
    house, contact_id = parts(request), request.path_params["contact_id"]
    friend = await house.work(
        lambda work: _friend(work, house, contact_of(work, request, contact_id))
    )
    return page(request, "leave.html", friend=friend)


async def leave(request: Request) -> Response:
    """POST /contacts/<id>/leave: he takes his yes back."""
    house, contact_id = parts(request), request.path_params["contact_id"]
    await read_form(request)
    name = await house.work(lambda w: _consent(w, house, request, contact_id, False))
    return notice(request, "stopped", values={"client_name": name})


def name_of(house: Parts, client: Client | None) -> str:
    """How the client is called; somebody without a name is still somebody."""
    return (client.name if client else None) or house.words().pages["somebody"]


def _everything(work: Work, house: Parts, request: Request, shown: int) -> Everything:
    contacts = contacts_of(work, request)
    friends = tuple(_friend(work, house, each) for each in contacts)
    found: list[tuple[Signal, Contact]] = []
    for contact in (each for each in contacts if each.is_ready):
        found += [(each, contact) for each in work.signals.for_contact(contact.id, shown + 1)]
    found.sort(key=lambda pair: pair[0].created_at, reverse=True)
    names = {friend.id: friend.name for friend in friends}
    items = tuple(_item(house, s, names[c.id]) for s, c in found[:shown])
    return Everything(friends, items, has_more=len(found) > shown)


def _consent(work: Work, house: Parts, request: Request, contact_id: str, wants: bool) -> str:
    contact = contact_of(work, request, contact_id)
    chat = work.chats.get(contact.chat_id) if contact.chat_id else None
    if wants and chat is not None and contact.accepted_at is None:
        work.contacts.accept_here(contact, chat)
    elif not wants:
        work.contacts.decline_here(contact)
    what = "contact_accepted" if wants else "contact_declined"
    work.accesses.append("contact", contact.id, what, client_id=contact.client_id)
    return name_of(house, work.clients.get(contact.client_id))


def _friend(work: Work, house: Parts, contact: Contact) -> Friend:
    name = name_of(house, work.clients.get(contact.client_id))
    waits = "waiting" if contact.accepted_at else "asked"
    return Friend(contact.id, name, "ready" if contact.is_ready else waits)


def _item(house: Parts, signal: Signal, client_name: str) -> Item:
    text = _ITEMS.get(signal.urgency, "list_item_danger")
    when = moment(house, signal.sent_at or signal.created_at)
    return Item(signal.id, text, client_name, signal.state, when)


def _shown(request: Request) -> int:
    asked = request.query_params.get("show", "")
    is_number = asked.isascii() and asked.isdigit() and len(asked) <= 4
    return max(_SHOWN, min(int(asked), _MOST)) if is_number else _SHOWN
