"""Pictograms as drawings (OpenMoji), the same on every device: for web phone and website."""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

DRAWINGS = Path(__file__).parent / "openmoji"
_AS_A_PICTURE = "\ufe0f"  # asks a phone for colours, and is in no name of a drawing


@cache
def drawing_of(pictogram: str) -> str | None:
    """The file of a pictogram in `DRAWINGS`; None when there is none."""
    name = "-".join(f"{ord(sign):04X}" for sign in pictogram if sign != _AS_A_PICTURE) + ".svg"
    return name if (DRAWINGS / name).is_file() else None


def version_of(*folders: Path) -> str:
    """Part of the address of their files, so that browsers keep them for ever and never use an old
    one: 12 hexadecimal digits."""
    files = sorted(path for path in _within(folders) if path.is_file())
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]


def _within(folders: Iterable[Path]) -> Iterable[Path]:
    for folder in folders:
        yield from folder.rglob("*")
