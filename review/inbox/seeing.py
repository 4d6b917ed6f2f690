"""What an advocate may see: shared with advocates, of a client of his, and not about himself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.access import member_of
from review.parts import Parts
from review.reasons import HIS_OWN
from review.refusal import Refusal, missing
from store.advocates import advocates_for, may_read
from store.models import Client, Signal, SignalEvent, Staff
from store.repositories import By
from store.signal_steps import Look

if TYPE_CHECKING:
    from starlette.requests import Request

    from store import Work


@dataclass(frozen=True)
class Seen:
    """A signal with the advocate who looks, and the client whose words they are.

    `why` goes into the access log; empty when he has to say first why he wants to read it.
    """

    staff: Staff
    signal: Signal
    client: Client
    story: tuple[SignalEvent, ...]
    why: str = HIS_OWN

    @property
    def by(self) -> By:
        return By("staff", self.staff.id)

    @property
    def look(self) -> Look:
        """For the access log, once the words are open."""
        return Look(self.signal, self.by, self.why)

    def is_stale(self, told: str) -> bool:
        """Something happened since the page was drawn, or it is done; `told` is what that knew."""
        return told != str(len(self.story)) or self.signal.state == "done"

    @property
    def is_open(self) -> bool:
        """Somebody opened the words, and his reason is known; until then they are covered."""
        return self.signal.state != "sent" and self.why != ""


def is_about(house: Parts, signal: Signal, staff: Staff) -> bool:
    """He has a part in the story: then it is not his to read."""
    return not may_read(signal, staff, house.words().roles.get("advocate", ()))


def seen_by(
    work: Work, house: Parts, request: Request, signal_id: str, *, is_held: bool = False
) -> Seen:
    """One signal; unknown, of another's client and about himself are all the same 404.

    Held, nobody else changes it until the end of this unit of work.
    """
    staff = member_of(work, request, "advocate")
    signal = work.shared_signals.get(staff.id, signal_id, is_held=is_held)
    client = work.clients.get(signal.client_id) if signal else None
    if signal is None or client is None:
        raise missing()
    if signal.state == "taken_back":
        raise Refusal("signal_taken_back", 410, client_name=name_of(house, client))
    if is_about(house, signal, staff):
        raise missing()
    story = tuple(work.signals.story(signal.id))
    return Seen(staff, signal, client, story, _why(work, staff, signal, story))


def opened_by(work: Work, house: Parts, request: Request, signal_id: str) -> Seen:
    """For who does something with it: held, and nobody answers what was not opened.

    Who has still to say why may write or help: no words are on those pages.
    """
    seen = seen_by(work, house, request, signal_id, is_held=True)
    if seen.signal.state == "sent":
        raise Refusal("refused", 409)
    return seen


def _why(work: Work, staff: Staff, signal: Signal, story: tuple[SignalEvent, ...]) -> str:
    """What a colleague is busy with is not read without a reason; given once, it stays."""
    is_with_colleague = signal.taken_at is not None and signal.staff_id != staff.id
    if not is_with_colleague or any(staff.id in (each.by_id, each.to_id) for each in story):
        return HIS_OWN
    return work.accesses.last_why(staff.id, signal.id) or ""


def name_of(house: Parts, client: Client) -> str:
    """What to call the client."""
    return client.name or house.words().pages["somebody"]


def colleagues(work: Work, house: Parts, seen: Seen) -> list[Staff]:
    """Other advocates of this client, who have no part in the story."""
    free = advocates_for(work, seen.signal, house.words().roles.get("advocate", ()))
    return [each for each in free if each.id != seen.staff.id]
