"""What reading needs beside sentences, as kinds of training data that Rasa knows.

Concepts become lookup tables; spellings and pictures become synonyms. They come from
`concepts.yml`, and the spellings of `safety.yml` serve here too.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml


def write_reading(words: Path, to: Path) -> None:
    """One file of training data; without `concepts.yml` only spellings and pictures."""
    concepts, safety = _read(words / "concepts.yml"), _read(words / "safety.yml")
    meant: dict[str, list[str]] = {}
    for source in (safety, concepts):
        for kind in ("spellings", "emoji"):
            for said, standard in (source.get(kind) or {}).items():
                meant.setdefault(str(standard), []).append(str(said))
    parts: list[dict[str, str]] = [
        {"lookup": name, "examples": _lines(listed)}
        for name, listed in (concepts.get("concepts") or {}).items()
    ]
    parts += [{"synonym": name, "examples": _lines(listed)} for name, listed in meant.items()]
    data = {"version": "3.1", "nlu": parts}
    to.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")


def _read(path: Path) -> Mapping[str, Any]:
    if not path.exists():
        return {}
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def _lines(listed: list[str]) -> str:
    return "".join(f"- {each}\n" for each in listed)
