"""What somebody does in a scenario: writes, presses, sends, opens a link, answers on a website."""

from typing import Any

from bot.reply import Reply, ReplyButton
from store import Work
from store.models import Contact
from store.repositories import By
from store.signal_steps import Look, answer_signal, log_look
from tests.bot.talk import Talk, message
from tests.conversations.inbox_acts import in_the_inbox, write_together
from tests.conversations.script import PEOPLE, Step
from tests.people import SANNE, Somebody

_SENT: dict[str, dict[str, Any]] = {
    "voice": {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 3}},
    "photo": {"photo": [{"file_id": "p", "file_unique_id": "p", "width": 9, "height": 9}]},
    "sticker": {
        "sticker": {
            "file_id": "s", "file_unique_id": "s", "type": "regular", "width": 9, "height": 9,
            "is_animated": False, "is_video": False,
        }
    },
    "location": {"location": {"latitude": 52.1, "longitude": 5.1}},
}  # fmt: skip


def act(talk: Talk, who: Somebody, step: Step) -> None:
    """What this step says, into the inbox; nothing is answered yet."""
    if step.act == "say":
        talk.write(who, step.what)
    elif step.act == "open":
        talk.write(who, f"/start {_link(talk, step.what)}")
    elif step.act == "hide":
        talk.nameless.add(who.telegram_id)
    elif step.act == "block":
        talk.blocked_by.add(who.telegram_id)
    elif step.act == "send":
        talk.put(who, message=message(who, **_SENT[step.what]))
    elif step.act == "edit":
        talk.put(who, edited_message=message(who, text=step.what))
    elif step.act == "answer":
        _answer_on_website(talk, step.what)
    elif step.act == "inbox":
        in_the_inbox(talk, who, step.what)
    elif step.act == "interview":
        write_together(talk, who, step.what)
    else:
        _press(talk, who, step)


def _press(talk: Talk, who: Somebody, step: Step) -> None:
    button = _button(talk, who, step.what, is_old=step.act == "press_old")
    if button.inline:
        talk.press(who, button.payload)
    else:
        talk.write(who, button.title)


def _button(talk: Talk, who: Somebody, what: str, is_old: bool) -> ReplyButton:
    """By payload, or by payload and (a part of) its text: `press contact_stop Anna`."""
    payload, _, title = what.partition(" ")
    found = [
        button
        for row in talk.rows(who)
        for button in Reply.from_body(row.body).buttons
        if _is_called(button, payload) and title in button.title
    ]
    assert found, f"{who.name} has no button {what}"
    return found[0 if is_old else -1]


def _is_called(button: ReplyButton, payload: str) -> bool:
    return button.payload == payload or button.payload.startswith((f"{payload}|", f"{payload}="))


def _link(talk: Talk, shown_to: str) -> str:
    if shown_to == "own":
        return _made_by_staff(talk)
    texts = [Reply.from_body(row.body).text for row in talk.rows(PEOPLE[shown_to])]
    link = next(text for text in reversed(texts) if "start=" in text)
    return link.split("start=")[1].split()[0]


def _made_by_staff(talk: Talk) -> str:
    with talk.store.open_work() as work:
        _, code = work.clients.invite("linde")
        work.commit()
        return code


def _answer_on_website(talk: Talk, what: str) -> None:
    """As the pages of review do it, once somebody proved that the address is his."""
    with talk.store.open_work() as work:
        contact = _written_to(work)
        if what == "accept":
            chat = work.chats.get(contact.chat_id or "")
            assert chat is not None
            work.contacts.accept_here(contact, chat)
        elif what == "decline":
            work.contacts.decline_here(contact)
        else:
            _step(work, contact, what)
        work.commit()


def _written_to(work: Work) -> Contact:
    client = work.clients.by_chat("telegram", str(SANNE.telegram_id))
    assert client is not None
    return next(each for each in work.contacts.of_client(client.id) if each.channel == "email")


def _step(work: Work, contact: Contact, state: str) -> None:
    signal, by = work.signals.for_contact(contact.id, 1)[0], By("contact", contact.id)
    if state == "read":
        work.signals.step(signal, "read", by)
        log_look(work, Look(signal, by))
    else:
        assert state in ("picked_up", "done"), f"no button {state} on the page"
        answer_signal(work, signal, "picked_up" if state == "picked_up" else "done", by)
