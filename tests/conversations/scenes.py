"""How a scenario begins: who is known already, and what they agreed to."""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.talk_times import plan_look_back
from store.repositories import By
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
    `consent`, `on_call`, `talk_over` (with this advocate, two hours ago)."""
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
    if "talk_over" in begins:
        _talk_over(talk, PEOPLE[begins["talk_over"]])
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


def _talk_over(talk: Talk, who: Somebody) -> None:
    """It was asked for, read, proposed and agreed to, and is over by now."""
    with talk.store.open_work() as work:
        client = work.clients.by_chat("telegram", str(SANNE.telegram_id))
        staff = work.staff.by_email(f"{who.name.lower()}@linde.example")
        assert client is not None
        assert staff is not None
        signal = work.signals.draft(client.id, "I want to talk", "advocate", staff_id=staff.id)
        work.signals.send(signal, By("client", client.id))
        work.signals.step(signal, "read", By("system"))
        held = work.talks.propose(signal, staff.id, talk.now - timedelta(hours=2))
        assert work.talks.settle(held, "confirmed")
        plan_look_back(work, held)
        work.commit()


def _employ(talk: Talk, who: Somebody) -> None:
    with talk.store.open_work() as work:
        email = f"{who.name.lower()}@linde.example"
        staff = work.staff.add(who.name, ["on_call"], ["linde"], email)
        code = work.staff.invite(staff)
        chat = work.chats.get_or_make("telegram", str(who.telegram_id))
        assert work.staff.accept(code, chat)
        work.commit()
