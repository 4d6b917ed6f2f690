"""Memory of all processes together: shared pages counted once (PSS), as the machine feels it."""

from collections.abc import Iterator
from pathlib import Path

from bench.tables import print_table

_KB = 1024


def measure_memory(pid: int) -> float:
    """Prints a row for each process under `pid` and itself; gives the sum of PSS in MB."""
    rows = [(name_of(each), _figure(each, "Pss"), _figure(each, "Rss")) for each in tree(pid)]
    rows.sort(key=lambda row: -row[1])
    total = sum(pss for _, pss, _ in rows)
    summed = ("all together", total, sum(rss for _, _, rss in rows))
    shown = [[name, f"{pss:.0f} MB", f"{rss:.0f} MB"] for name, pss, rss in [*rows, summed]]
    print_table("Memory", ("process", "PSS", "RSS"), shown)
    return total


def tree(pid: int) -> Iterator[int]:
    """The process and everything that it started."""
    yield pid
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from tree(int(child))


def name_of(pid: int) -> str:
    """The module that it runs."""
    words = Path(f"/proc/{pid}/cmdline").read_text().split("\0")
    return next((words[at + 1] for at, word in enumerate(words) if word == "-m"), words[0])


def _figure(pid: int, what: str) -> float:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    found = next(line for line in lines if line.startswith(f"{what}:"))
    return int(found.split()[1]) / _KB
