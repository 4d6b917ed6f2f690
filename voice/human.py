"""Recordings by people, which win from every engine: the folder `human/` and its list.

`recordings.csv` in that folder says what was read, in columns `file`, `text` and, where there is
a slow one too, `speed`. A recording belongs to the text that was read and not to the name of a
response: when the sentence changes, the old recording falls silent instead of saying something
else than the screen does.
"""

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

from voice import opus, sound
from voice.errors import NotSound
from voice.script import spoken_text
from voice.sentence import SPEEDS, Speed, text_hash
from voice.speech import Part, Recording, finished, measured, tempo_for

NAME = "human"
LIST = "recordings.csv"


@dataclass(frozen=True)
class Reading:
    """A file that somebody read aloud; the pace is the reader's own, unless `is_stretched`."""

    path: Path
    speed: Speed
    is_stretched: bool
    digest: str


class Readings:
    """All recordings by people in one folder."""

    def __init__(self, folder: Path) -> None:
        self.complaints: list[str] = []
        self._found: dict[tuple[str, Speed], Path] = {}
        for row in _rows(folder / LIST):
            self._add(folder, row)

    def find(self, text: str, speed: Speed) -> Reading | None:
        """The reading of this text; a slow one is made from the normal one when it must be."""
        own = self._found.get((_flat(text), speed))
        path = own or self._found.get((_flat(text), "normal"))
        if path is None:
            return None
        content = path.read_bytes() + (b"" if own else speed.encode())
        return Reading(path, speed, own is None, hashlib.sha256(content).hexdigest()[:32])

    def complain_of_unread(self, texts: list[str]) -> None:
        """Somebody took the trouble to read it: say so when the sentence is no longer used."""
        known = {_flat(text) for text in texts}
        unused = {path.name for (text, _), path in self._found.items() if text not in known}
        self.complaints += [f"{name}: no sentence has this text now" for name in sorted(unused)]

    def _add(self, folder: Path, row: dict[str, str]) -> None:
        path, speed = folder / Path(row.get("file", "")).name, row.get("speed") or "normal"
        known = next((known for known in SPEEDS if known == speed), None)
        if known is None or not path.is_file():
            self.complaints.append(f"{path.name or LIST}: no such file or speed")
            return
        self._found[_flat(row.get("text", "")), known] = path


def recorded(reading: Reading, text: str) -> Recording:
    """As loud and in the same form as every other recording; raises NotSound."""
    heard = sound.trimmed(opus.decode(reading.path.read_bytes()))
    if not heard.pcm:
        raise NotSound("there is only silence in it")
    parts = [Part(spoken_text(text), heard)]
    tempo = tempo_for(measured(parts), reading.speed) if reading.is_stretched else 1.0
    tags = {"engine": NAME, "speed": reading.speed, "source": reading.digest}
    return finished(parts, tempo, {**tags, "text_hash": text_hash(text)})


def _flat(text: str) -> str:
    # In a spreadsheet the lines of a text stand on one line.
    return " ".join(spoken_text(text).split())


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    # Spreadsheets in Dutch write semicolons, and a mark before the first letter.
    lines = path.read_text("utf-8-sig").splitlines(keepends=True)
    delimiter = ";" if lines and ";" in lines[0] else ","
    return [
        {name: value or "" for name, value in row.items() if name}
        for row in csv.DictReader(lines, delimiter=delimiter)
    ]
