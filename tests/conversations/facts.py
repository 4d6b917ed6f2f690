"""Facts of the store that a script can name under `then`: what is so, whatever was said."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from bot.reply import Reply
from store import Work
from store.models import Client
from store.models import Talk as TalkRow
from tests.bot.talk import Talk
from tests.people import SANNE


def look_up(talk: Talk, fact: str) -> Any:
    """The fact as it is now; an unknown name is an error."""
    with talk.store.open_reading() as work:
        client = work.clients.by_chat("telegram", str(SANNE.telegram_id))
        assert client is not None, "Sanne is no client"
        return _FACTS[fact](work, client)


def _signals(work: Work, client: Client) -> list[str]:
    return [signal.state for signal in work.signals.of_client(client.id)]


def _words(work: Work, client: Client) -> list[str]:
    """The exact words of the newest signal, a line each."""
    signals = work.signals.of_client(client.id)
    return (signals[0].words or "").splitlines() if signals else []


def _answers(work: Work, client: Client) -> dict[str, str | None]:
    check_ins = work.check_ins.latest(client.id, 1)
    answers = work.answers.of_check_in(check_ins[0].id) if check_ins else {}
    return {name: answer.code for name, answer in answers.items()}


def _check_ins(work: Work, client: Client) -> int:
    return len(work.check_ins.latest(client.id))


def _open(work: Work, client: Client) -> list[str]:
    """The topics that are not done, the speaking one first."""
    return [row.topic for row in work.conversations.stack(client.id)]


def _incident(work: Work, client: Client) -> str | None:
    """The tier of the open incident."""
    incident = work.incidents.open_of(client.id)
    return incident.tier if incident else None


def _told(work: Work, client: Client) -> list[str]:
    """Whom the open incident was told, in order."""
    incident = work.incidents.open_of(client.id)
    signals = work.signals.of_incident(incident.id) if incident else []
    return [signal.audience for signal in signals]


def _rhythm(work: Work, client: Client) -> str | None:
    rhythm = work.rhythms.of_client(client.id)
    return f"{rhythm.days[0]} {rhythm.time}" if rhythm and rhythm.active else None


def _waiting(work: Work, client: Client) -> list[str]:
    """What the bot will begin by itself."""
    return [due.kind for due in work.dues.waiting(client.id)]


def _contacts(work: Work, client: Client) -> dict[str, str]:
    """Each contact that did not stop, and how far it got."""
    return {each.name or "": _place(each) for each in work.contacts.of_client(client.id)}


def _place(contact: Any) -> str:
    if contact.declined_at:
        return "declined"
    if contact.is_ready:
        return "ready"
    return "accepted" if contact.accepted_at else "invited"


def _consent(work: Work, client: Client) -> dict[str, bool]:
    given = {kind: work.consents.given(client.id, kind) for kind in ("keep", "telegram", "danger")}
    return {kind: value for kind, value in given.items() if value is not None}


def _voice(work: Work, client: Client) -> str:
    return f"{client.voice} {client.speed}"


def _client(work: Work, client: Client) -> str:
    return f"{client.name}, {client.state}"


def _looked(work: Work, client: Client) -> int:
    """How often somebody opened words of hers."""
    return sum(each.what == "signal" for each in work.accesses.of_client(client.id))


def _talk(work: Work, client: Client) -> str | None:
    """How far the newest talk with an advocate is."""
    mine = select(TalkRow).where(TalkRow.client_id == client.id).order_by(TalkRow.created_at.desc())
    newest = work.session.scalars(mine).first()
    return newest.state if newest else None


def _agreed_with(work: Work, client: Client) -> str | None:
    """The name in the last sentence about an agreed talk, as she heard it."""
    rows = work.outbox.after(client.chat_id or "", 0, 10_000)
    said = [
        reply for row in rows if (reply := Reply.from_body(row.body)).utter == "say_talk_agreed"
    ]
    return said[-1].text.splitlines()[0].split()[-1].rstrip(".") if said else None


def _at_the_bottom(work: Work, client: Client) -> list[str]:
    """The buttons at the bottom of her screen, by what they stand for."""
    keyboard: list[str] = []
    for row in work.outbox.after(client.chat_id or "", 0, 10_000):
        reply = Reply.from_body(row.body)
        labels = [each.payload for each in reply.buttons if not each.inline]
        keyboard = labels or ([] if reply.remove_keyboard else keyboard)
    return keyboard


_FACTS: dict[str, Callable[[Work, Client], Any]] = {
    "signals": _signals,
    "words": _words,
    "answers": _answers,
    "check_ins": _check_ins,
    "open": _open,
    "incident": _incident,
    "told": _told,
    "rhythm": _rhythm,
    "waiting": _waiting,
    "contacts": _contacts,
    "consent": _consent,
    "voice": _voice,
    "client": _client,
    "looked": _looked,
    "talk": _talk,
    "agreed_with": _agreed_with,
    "at_the_bottom": _at_the_bottom,
}
