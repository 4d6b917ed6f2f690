"""One sign of danger: how grave it is, and what alarms and what does not."""

from dataclasses import dataclass
from typing import Literal

from locales.patterns import Expression

Tier = Literal["A", "B", "C", "D"]


@dataclass(frozen=True)
class Notice:
    """What was noticed, and how grave it is."""

    category: str
    tier: Tier


@dataclass(frozen=True)
class Pattern:
    """One line of the file, ready to look with."""

    category: str
    tier: Tier
    match: Expression
    exceptions: tuple[Expression, ...] = ()

    def is_in(self, marked: str) -> bool:
        """Exceptions are taken out of the text first: what is left must still alarm."""
        if self.match.ready.search(marked) is None:
            return False
        # Two blanks after a full stop: an exception never reaches into another sentence.
        left = marked.replace(". ", ".  ")
        for exception in self.exceptions:
            left = exception.ready.sub(" ~ ", left)
        return self.match.ready.search(left.replace("  ", " ")) is not None


def tier_of(category: str) -> Tier:
    """Of a danger that no pattern named, but a trained ear."""
    return "A" if category == "emergency" else "B"
