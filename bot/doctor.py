"""Looks at everything that Zegje needs, and says in one line each what is well and what is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pydantic import ValidationError

from bot.doctor_around import check_clock, check_disk, check_mail, check_processes
from bot.doctor_inside import check_organisation, check_production, check_store, check_words
from bot.doctor_says import Finding, bad, good
from bot.settings import BotSettings

__all__ = ["Doctor", "Finding"]

Check = Callable[[BotSettings], Iterator[Finding]]
_CHECKS: tuple[Check, ...] = (
    check_store,
    check_organisation,
    check_production,
    check_words,
    check_processes,
    check_mail,
    check_clock,
    check_disk,
)


@dataclass(frozen=True)
class Doctor:
    """`look` yields one finding at a time, so that a slow check does not hide the others."""

    read_settings: Callable[[], BotSettings] = BotSettings

    def look(self) -> Iterator[Finding]:
        """A check that breaks is a finding too."""
        try:
            settings = self.read_settings()
        except (ValidationError, OSError) as error:
            yield bad("settings", _shortly(error))
            return
        yield good("settings", f"VAR_DIR is {settings.var_dir}")
        for check in _CHECKS:
            try:
                yield from check(settings)
            except Exception as error:
                yield bad(check.__name__.removeprefix("check_"), type(error).__name__)


def is_well(findings: list[Finding]) -> bool:
    """Warnings do not make ill."""
    return all(finding.state != "bad" for finding in findings)


def _shortly(error: Exception) -> str:
    """Which setting is wrong and why; never its value, which can be a secret."""
    if isinstance(error, ValidationError):
        wrong = ((".".join(map(str, each["loc"])), each["msg"]) for each in error.errors())
        return "; ".join(f"{place}: {why}" for place, why in wrong)
    return str(error)
