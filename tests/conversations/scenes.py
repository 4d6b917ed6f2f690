"""How a scenario begins: who is known already, and what they agreed to."""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.bot.talk import Talk
from tests.conversations.script import PEOPLE
from tests.people import SANNE, Somebody

_WEDNESDAY = 2


def last_wednesday() -> datetime:
    """A monitored afternoon that lies behind us: what the actions' process, which lives in real
    time, makes to last (links) is still good in the play."""
    today = datetime.now(UTC).date()
    day = today - timedelta(days=(today.weekday() - _WEDNESDAY - 1) % 7 + 1)
    return datetime.combine(day, time(14), ZoneInfo("Europe/Amsterdam"))


def set_scene(talk: Talk, begins: dict[str, Any]) -> None:
    """`client` is her state (or `stranger`); `contact`, `also_contacts`, `advocates`,
    `consent`, `on_call`."""
    state = begins.get("client", "active")
    if state != "stranger":
        talk.let_in(SANNE, state)
    for name in (begins.get("contact"), *begins.get("also_contacts", ())):
        if name:
            talk.choose(PEOPLE[name])
    if "consent" in begins:
        _consent(talk, bool(begins["consent"]))
    if "on_call" in begins:
        _employ(talk, PEOPLE[begins["on_call"]])
    for name in begins.get("advocates", ()):
        _assign(talk, PEOPLE[name])
    if "also_client" in begins:
        talk.let_in(PEOPLE[begins["also_client"]])


def _consent(talk: Talk, given: bool) -> None:
    with talk.store.open_work() as work:
        client = work.clients.by_chat("telegram", str(SANNE.telegram_id))
        assert client is not None
        work.consents.record(client.id, "danger", given, "1")
        work.commit()


def _assign(talk: Talk, who: Somebody) -> None:
    """An advocate of hers, whom the bot reaches in his own chat."""
    with talk.store.open_work() as work:
        client = work.clients.by_chat("telegram", str(SANNE.telegram_id))
        assert client is not None
        email = f"{who.name.lower()}@linde.example"
        staff = work.staff.add(who.name, ["advocate"], ["linde"], email)
        chat = work.chats.get_or_make("telegram", str(who.telegram_id))
        assert work.staff.accept(work.staff.invite(staff), chat)
        work.assignments.assign(client, staff)
        work.commit()


def _employ(talk: Talk, who: Somebody) -> None:
    with talk.store.open_work() as work:
        email = f"{who.name.lower()}@linde.example"
        staff = work.staff.add(who.name, ["on_call"], ["linde"], email)
        code = work.staff.invite(staff)
        chat = work.chats.get_or_make("telegram", str(who.telegram_id))
        assert work.staff.accept(code, chat)
        work.commit()
