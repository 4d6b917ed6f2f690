"""Print what the easy-Dutch check found, for a coordinator: findings first, then the averages."""

from collections.abc import Iterator
from dataclasses import dataclass

from locales.easy_files import Averages
from locales.easy_findings import Finding
from locales.style import message

_COLUMNS = ("file", "sentences", "words", "hard", "ease", "readers")


@dataclass(frozen=True)
class Report:
    """All findings in the order of the texts, and the averages of each file."""

    findings: tuple[Finding, ...]
    averages: tuple[Averages, ...]

    @property
    def is_easy(self) -> bool:
        """No hard rule is broken."""
        return not any(found.is_hard for found in self.findings)


def print_report(report: Report) -> None:
    """The whole report on standard output; hard findings come before warnings."""
    for found in sorted(report.findings, key=lambda found: (not found.is_hard, found.file)):
        print(_line(found))
    print()
    for row in _table(report):
        print(row)
    print()
    print(_last(report))


def _line(found: Finding) -> str:
    weight = message("easy_hard" if found.is_hard else "easy_warning")
    place = " ".join(part for part in (found.file, found.name) if part)
    words = f" “{' / '.join(found.words.splitlines())}”" if found.words else ""
    return f"{weight} {found.rule} {place}:{words} {found.told} {found.hint}"


def _table(report: Report) -> Iterator[str]:
    head = [message(f"easy_column_{column}") for column in _COLUMNS]
    rows = [head, *(_cells(file) for file in report.averages)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    for first, *rest in rows:
        numbers = (cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))
        yield "  ".join([first.ljust(widths[0]), *numbers])


def _cells(file: Averages) -> list[str]:
    ease = "-" if file.ease is None else f"{file.ease:.0f}"
    average = f"{file.words_in_sentence:.1f}"
    share = f"{file.hard_share:.1%}"
    return [file.file, str(file.sentences), average, share, ease, str(file.readers)]


def _last(report: Report) -> str:
    hard = sum(found.is_hard for found in report.findings)
    key = "easy_good" if report.is_easy else "easy_not_good"
    return message(key, hard=hard, warnings=len(report.findings) - hard)
