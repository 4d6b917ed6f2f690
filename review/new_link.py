"""A new link for whoever asks by e-mail address; the answer is the same for everybody."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from starlette.background import BackgroundTask
from starlette.responses import Response

from review.delivering import Message, deliver, message_to, message_to_staff
from review.entering import computer
from review.form import read_form, text_of
from review.parts import Parts, parts
from review.render import notice, page

if TYPE_CHECKING:
    from starlette.requests import Request

    from store import Work

_LASTS = timedelta(days=1)
_LONGEST = 254


async def ask(request: Request) -> Response:
    """GET /new-link."""
    return page(request, "new_link.html", is_wrong=False, typed="")


async def send(request: Request) -> Response:
    """POST /new-link: looked up after the answer went out, so that not even its speed tells."""
    house = parts(request)
    house.throttle.check("ask_link", computer(request))
    email = text_of(await read_form(request), "email")
    if not is_address(email):
        return page(request, "new_link.html", 400, is_wrong=True, typed=email[:_LONGEST])
    answer = notice(request, "new_link_sent")
    if house.throttle.allows("link_to", email.casefold()):
        answer.background = BackgroundTask(_send, house, email)
    return answer


async def _send(house: Parts, email: str) -> None:
    for message in await house.work(lambda work: _messages(work, house, email)):
        await deliver(house, message)


def _messages(work: Work, house: Parts, email: str) -> list[Message]:
    spellings = dict.fromkeys((email, email.casefold()))
    both = [_for_staff(work, house, each) for each in spellings]
    both += [_for_contact(work, house, each) for each in spellings]
    return [message for message in both if message is not None]


def _for_staff(work: Work, house: Parts, email: str) -> Message | None:
    staff = work.staff.by_email(email)
    if staff is None:
        return None
    code = work.invites.make("page", staff_id=staff.id, lasts=_LASTS)
    return message_to_staff(work, staff, _text(house, code))


def _for_contact(work: Work, house: Parts, email: str) -> Message | None:
    chat = work.chats.by_address("email", email)
    there = work.contacts.by_chat(chat.id) if chat else []
    contact = next((each for each in there if each.declined_at is None), None)
    if chat is None or contact is None:
        return None
    code = work.invites.make("page", contact_id=contact.id, lasts=_LASTS)
    return message_to(work, chat, _text(house, code))


def _text(house: Parts, code: str) -> str:
    return f"{house.words().pages['new_link_message']}\n{house.address}/c/{code}"


def is_address(text: str) -> bool:
    name, _, host = text.partition("@")
    has_space = any(letter.isspace() for letter in text)
    return bool(name) and "." in host and not has_space and len(text) <= _LONGEST
