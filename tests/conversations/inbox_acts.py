"""What an advocate does in his inbox, as the pages of review write it into the store."""

from datetime import UTC, datetime, timedelta

from time_machine import escape_hatch

from store.interviewing import Interview, keep_interview
from store.models import Staff
from store.repositories import By
from store.talk_steps import Plan, call_off_talk, propose_talk
from store.work import Work
from tests.bot.talk import Talk
from tests.people import SANNE, Somebody


def in_the_inbox(talk: Talk, who: Somebody, what: str) -> None:
    """`read`, `understood`, `unclear`, `closing`, `say <words>`, `hand <name>`, `absent`, `left`,
    `propose <hours> <place>` (a talk, so many hours from now), `call_off`."""
    deed, _, more = what.partition(" ")
    with talk.store.open_work() as work:
        staff = _staff(work, who.name)
        if deed == "absent":
            # The actions' process lives in real time, which is ahead of the play.
            real = escape_hatch.datetime.datetime.now(UTC)
            work.staff.be_absent(staff, max(talk.now, real) + timedelta(days=2))
        elif deed == "left":
            work.staff.remove(staff)
        else:
            _do(work, staff, deed, more, talk.now)
        work.commit()


def write_together(talk: Talk, who: Somebody, wish: str) -> None:
    """The interview form, with one of its questions filled in."""
    with talk.store.open_work() as work:
        client = work.clients.by_chat("telegram", str(SANNE.telegram_id))
        assert client is not None
        told = Interview(wants_change="yes", words={"wish": wish})
        keep_interview(work, client, _staff(work, who.name), told)
        work.commit()


def _do(work: Work, staff: Staff, deed: str, more: str, now: datetime) -> None:
    client = work.clients.by_chat("telegram", str(SANNE.telegram_id))
    assert client is not None
    signal, by = work.signals.of_client(client.id)[0], By("staff", staff.id)
    assert signal.audience == "advocate"
    if deed == "read":
        work.signals.step(signal, "read", by)
    elif deed == "understood":
        work.shared_signals.take(signal, staff.id)
        work.signals.step(signal, "picked_up", by)
    elif deed == "say":
        work.signals.write_back(signal, more, by)
    elif deed == "hand":
        to = _staff(work, more)
        signal.staff_id = to.id
        work.signals.tell(signal, "handed", by, to_id=to.id)
    elif deed == "propose":
        hours, _, place = more.partition(" ")
        at = now + timedelta(hours=int(hours))
        propose_talk(work, signal, staff, Plan(at, place), told=hours)
    elif deed == "call_off":
        call_off_talk(work, signal, staff)
    else:
        assert deed in ("unclear", "closing"), f"no button {deed} in the inbox"
        work.signals.tell(signal, deed, by)  # type: ignore[arg-type]


def _staff(work: Work, name: str) -> Staff:
    return next(each for each in work.staff.all() if each.name.casefold() == name.casefold())
