"""How much of a processor each process used: a figure that a busy machine changes little."""

import os
from collections.abc import Mapping
from pathlib import Path

from bench.memory import name_of, tree
from bench.tables import print_table

Effort = Mapping[int, float]


def effort_of(pid: int) -> Effort:
    """Seconds of processor so far, for each process under `pid`."""
    return {each: _seconds(each) for each in tree(pid)}


def print_effort(before: Effort, after: Effort, taps: int) -> None:
    """What one tap took, in milliseconds of one core."""
    used = {pid: (after[pid] - before.get(pid, 0.0)) * 1000 / taps for pid in after}
    rows = [[name_of(pid), f"{ms:.0f} ms"] for pid, ms in used.items() if ms >= 1]
    rows.append(["all together", f"{sum(used.values()):.0f} ms"])
    print_table("Processor time for one tap", ("process", "of one core"), rows)


def _seconds(pid: int) -> float:
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")
