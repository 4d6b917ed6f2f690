"""The story of a signal: what was done with it, by whom, and what was said with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.inbox.seeing import Seen
from review.parts import Parts
from review.render import moment
from store.models import SignalEvent

if TYPE_CHECKING:
    from store import Work

# Steps that the states below tell already, or that are nobody's business here.
_UNTOLD = ("draft", "failed")


@dataclass(frozen=True)
class Happened:
    """One line of the story: the text `happened_<what>` with names, and words if there are any.

    `file` is the kind of what was said or shown with it, to be had by `id`.
    """

    id: str
    what: str
    who: str
    to: str
    when: str
    note: str | None
    file: str | None


def story_of(work: Work, house: Parts, seen: Seen) -> list[Happened]:
    """Every line of it, in order."""
    told = [each for each in seen.story if each.deed != "step" or each.state not in _UNTOLD]
    return [_happened(work, house, seen, each) for each in told]


def _happened(work: Work, house: Parts, seen: Seen, event: SignalEvent) -> Happened:
    names = {"client": seen.client.name or "", "system": house.words().pages["site_name"]}
    staff = work.staff.get(event.by_id) if event.by_kind == "staff" and event.by_id else None
    to = work.staff.get(event.to_id) if event.to_id else None
    somebody = house.words().pages["somebody"]
    found = work.attachments.get(event.attachment_id) if event.attachment_id else None
    return Happened(
        id=event.id,
        what=event.state if event.deed == "step" else event.deed,
        who=(staff.name if staff else names.get(event.by_kind)) or somebody,
        to=to.name if to else somebody,
        when=moment(house, event.at),
        note=event.note,
        file=found.kind if found is not None else None,
    )


def asks_closing(seen: Seen) -> bool:
    """The client was asked whether it is done, and gave no answer yet."""
    asked = [each.deed for each in seen.story if each.deed in ("closing", "answered")]
    return seen.signal.state != "done" and asked[-1:] == ["closing"]
