"""The gate: sentences that the assistant never learns from, and the bar that it last met.

`nlu_check/<topic>.yml` looks like `nlu/<topic>.yml`; a block may say which question was open
(`expects`, a slot). `bar.yml` holds the thresholds that the gate gave, and the figures
that were reached with them.
"""

from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import ConfigDict

from locales.reading import read_yaml

_FOLDER = "nlu_check"
_BAR = "bar.yml"
_ABOUT_THE_BAR = """\
# Written by `make train`. From `sure` on an intent is taken without asking; below `lost` (the first
# three together) nothing is offered. The rest are shares of the gate's sentences (0 to 1), each the
# best that was ever reached: the next training must reach them too.
"""


@dataclass(frozen=True)
class GateSentence:
    """What a client might say, and what careful readers hold it to mean."""

    text: str
    intent: str
    expects: str | None = None


@dataclass(frozen=True)
class Bar:
    """`first`: the likeliest intent is right; `at_once`: taken, and rightly; `offered`: at once or
    among the offered; `wrong`: taken, and wrongly; `danger`: found; `false_alarms`: of everyday;
    the last two the same while Rasa is silent, and the bot hears danger alone."""

    __pydantic_config__ = ConfigDict(extra="forbid")
    sure: float
    lost: float
    first: float = 0.0
    at_once: float = 0.0
    offered: float = 0.0
    wrong: float = 1.0
    danger: float = 0.0
    false_alarms: float = 1.0
    danger_alone: float = 0.0
    false_alone: float = 1.0


@dataclass(frozen=True)
class _Block:
    __pydantic_config__ = ConfigDict(extra="forbid")
    intent: str
    examples: str
    expects: str | None = None


@dataclass(frozen=True)
class _File:
    __pydantic_config__ = ConfigDict(extra="ignore")
    nlu: list[_Block]


def read_gate(folder: Path) -> list[GateSentence]:
    """All sentences of the gate, by file and in order; a WordsError says what is wrong."""
    return read_sentences(folder, _FOLDER)


def read_sentences(folder: Path, which: str) -> list[GateSentence]:
    """As `read_gate`, of `nlu_check/` or of `nlu/`."""
    return [
        GateSentence(line, block.intent, block.expects)
        for path in sorted((folder / which).glob("*.yml"))
        for block in read_yaml(path, _File).nlu
        for line in _lines(block.examples)
    ]


def read_bar(folder: Path) -> Bar | None:
    """None when nothing was measured yet."""
    path = folder / _BAR
    return read_yaml(path, Bar) if path.exists() else None


def write_bar(folder: Path, bar: Bar) -> None:
    """Rounded to what a gate of this size can tell."""
    figures = {name: round(value, 3) for name, value in vars(bar).items()}
    text = _ABOUT_THE_BAR + yaml.safe_dump(figures, sort_keys=False)
    (folder / _BAR).write_text(text, encoding="utf-8")


def _lines(examples: str) -> list[str]:
    stripped = (line.strip().removeprefix("-").strip() for line in examples.splitlines())
    return [line.strip('"') for line in stripped if line]
