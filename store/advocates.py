"""Who of a client's advocates may read these words, and who of them can be told now."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from store.conflict import has_a_part
from store.models import Signal, Staff
from store.work import Work


def may_read(signal: Signal, staff: Staff, role_words: Collection[str]) -> bool:
    """He has no part in the story; `role_words` are the words for an advocate."""
    return not has_a_part(signal.words, staff.name, role_words)


def advocates_for(work: Work, signal: Signal, role_words: Collection[str]) -> list[Staff]:
    """The client's advocates who may read it; the one who has it, or was chosen, first."""
    mine = work.assignments.of_client(signal.client_id)
    free = [each for each in mine if may_read(signal, each, role_words)]
    return sorted(free, key=lambda each: each.id != signal.staff_id)


def reachable(work: Work, signal: Signal, role_words: Collection[str], at: datetime) -> list[Staff]:
    """Those of them who are not away and have a chat or an address."""
    free = advocates_for(work, signal, role_words)
    return [each for each in free if not each.is_away(at) and work.staff.chat_of(each)]
