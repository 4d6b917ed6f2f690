"""What an advocate may see: shared with advocates, of a client of his, and not about himself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.access import member_of
from review.parts import Parts
from review.refusal import Refusal, missing
from store.advocates import advocates_for, may_read
from store.models import Client, Signal, SignalEvent, Staff
from store.repositories import By

if TYPE_CHECKING:
    from starlette.requests import Request

    from store import Work


@dataclass(frozen=True)
class Seen:
    """A signal with the advocate who looks, and the client whose words they are."""

    staff: Staff
    signal: Signal
    client: Client
    story: tuple[SignalEvent, ...]

    @property
    def by(self) -> By:
        return By("staff", self.staff.id)

    def is_stale(self, told: str) -> bool:
        """Something happened since the page was drawn, or it is done; `told` is what that knew."""
        return told != str(len(self.story)) or self.signal.state == "done"

    @property
    def is_open(self) -> bool:
        """Somebody opened the words; until then they are under a cover."""
        return self.signal.state != "sent"


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
    return Seen(staff, signal, client, tuple(work.signals.story(signal.id)))


def opened_by(work: Work, house: Parts, request: Request, signal_id: str) -> Seen:
    """For who does something with it: held, and nobody answers what was not opened."""
    seen = seen_by(work, house, request, signal_id, is_held=True)
    if not seen.is_open:
        raise Refusal("refused", 409)
    return seen


def name_of(house: Parts, client: Client) -> str:
    """What to call the client."""
    return client.name or house.words().pages["somebody"]


def colleagues(work: Work, house: Parts, seen: Seen) -> list[Staff]:
    """Other advocates of this client, who have no part in the story."""
    free = advocates_for(work, seen.signal, house.words().roles.get("advocate", ()))
    return [each for each in free if each.id != seen.staff.id]
