"""A client with advocates, and what she shared with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from store.models import Signal
from store.repositories import By
from tests.people import MARIJKE, PETER, SANNE, Somebody
from tests.review.door_steps import employ, member_again
from tests.review.house import House, Visit

WORDS = "I want to go to the swimming pool with <b>you</b>"


@dataclass
class Advocates:
    """Peter and Marijke are both advocates of Sanne."""

    house: House
    sanne: str = ""
    staff: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.sanne = self.house.admit(SANNE)
        with self.house.store.open_work() as work:
            client = work.clients.get(self.sanne)
            assert client is not None
            client.state = "active"
            work.commit()
        for who in (PETER, MARIJKE):
            self.assign(who)

    def assign(self, who: Somebody, client_id: str | None = None) -> str:
        staff_id = self.staff.get(who.name) or employ(self.house, who, "advocate")
        self.staff[who.name] = staff_id
        with self.house.store.open_work() as work:
            client, staff = work.clients.get(client_id or self.sanne), work.staff.get(staff_id)
            assert client is not None
            assert staff is not None
            work.assignments.assign(client, staff)
            work.commit()
        return staff_id

    def share(self, words: str = WORDS, client_id: str | None = None, **more: Any) -> str:
        """Sent to Peter; the id of the signal."""
        with self.house.store.open_work() as work:
            whose, peter = client_id or self.sanne, self.staff[PETER.name]
            signal = work.signals.draft(whose, words, "advocate", staff_id=peter, **more)
            assert work.signals.send(signal, By("client", whose))
            work.commit()
            return signal.id

    def voice(self) -> str:
        """Something that she said; the id of the recording."""
        with self.house.store.open_work() as work:
            client = work.clients.get(self.sanne)
            assert client is not None
            made = work.attachments.voice(client.person_id, b"OggS voice", "audio/ogg", 2)
            work.commit()
            return made.id

    def answered(self, signal_id: str, voice_id: str) -> str:
        """She answered with her voice; the id of this line of the story."""
        with self.house.store.open_work() as work:
            signal, by = work.signals.get(signal_id), By("client", self.sanne)
            assert signal is not None
            line = work.signals.tell(signal, "answered", by, None, attachment_id=voice_id).id
            work.commit()
            return line

    def visit(self, who: Somebody = PETER) -> Visit:
        return member_again(self.house, self.staff[who.name])

    def opened(self, signal_id: str, who: Somebody = PETER) -> Visit:
        return self.visit(who).press(f"/inbox/{signal_id}/open")

    def signal(self, signal_id: str) -> tuple[Signal, list[str]]:
        """As it is stored, and the deeds of its story."""
        with self.house.store.open_reading() as work:
            signal = work.signals.get(signal_id)
            assert signal is not None
            return signal, [each.deed for each in work.signals.story(signal_id)]


def seen_on(visit: Visit) -> str:
    """What the form of the open page says that its reader has seen."""
    return visit.page.partition('name="seen" value="')[2].partition('"')[0]
