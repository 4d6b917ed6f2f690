"""The voice pack: a folder of finished recordings, found by what is said and how fast."""

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path

from voice import opus
from voice.sentence import Speed, key
from voice.speech import RECIPE

_MANIFEST = "manifest.json"
_SUFFIX = ".ogg"


@dataclass(frozen=True)
class Facts:
    """What is known of one recording; never its text."""

    engine: str
    speed: str
    recipe: str
    text_hash: str
    seconds: float
    words_per_minute: float | None
    source: str | None = None  # digest of the file that a person recorded

    def is_by(self, engine: str) -> bool:
        """Made by this engine, in the way it is made today."""
        return (self.engine, self.recipe) == (engine, RECIPE)


@dataclass(frozen=True)
class Manifest:
    """Facts of every recording in a pack, by its key."""

    engine: str | None = None
    recordings: dict[str, Facts] = field(default_factory=dict)


class VoicePack:
    """Recordings in `folder`; reading needs no lock, because files appear and vanish whole."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def find(self, text: str, speed: Speed) -> Path | None:
        """The Ogg/Opus file of a shown or spoken text; None when it was never recorded."""
        path = self.path(key(text, speed))
        return path if path.is_file() else None

    def path(self, recording: str) -> Path:
        return self.folder / f"{recording}{_SUFFIX}"

    def keys(self) -> set[str]:
        return {path.stem for path in self.folder.glob(f"*{_SUFFIX}")}

    def manifest(self) -> Manifest:
        """As it was written last, or read from the files themselves after a kill."""
        try:
            return _read(json.loads((self.folder / _MANIFEST).read_text()), self.keys())
        except (OSError, ValueError, TypeError, KeyError):
            return self._from_files()

    def write_manifest(self, manifest: Manifest) -> None:
        text = json.dumps(asdict(manifest), indent=1, sort_keys=True)
        write_whole(self.folder / _MANIFEST, text.encode())

    def has_manifest(self) -> bool:
        return (self.folder / _MANIFEST).is_file()

    def forget_manifest(self) -> None:
        """Before files change: from here on the files alone tell what they are."""
        (self.folder / _MANIFEST).unlink(missing_ok=True)

    def _from_files(self) -> Manifest:
        found = {name: facts_from_tags(opus.read_tags(self.path(name))) for name in self.keys()}
        recordings = {name: facts for name, facts in found.items() if facts is not None}
        engines = {facts.engine for facts in recordings.values() if facts.source is None}
        return Manifest(engines.pop() if len(engines) == 1 else None, recordings)


def facts_from_tags(tags: dict[str, str]) -> Facts | None:
    """None for a file that is damaged, or that this package did not make."""
    try:
        return Facts(
            tags["engine"],
            tags["speed"],
            tags["recipe"],
            tags["text_hash"],
            float(tags["seconds"]),
            float(tags["words_per_minute"]) if tags.get("words_per_minute") else None,
            tags.get("source"),
        )
    except (KeyError, ValueError):
        return None


def write_whole(path: Path, content: bytes) -> None:
    """The file is there complete or not at all, also after a kill or a power cut."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f"{path.name}.half")
    with half.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    half.replace(path)


def _read(written: dict[str, object], present: set[str]) -> Manifest:
    recordings, engine = written["recordings"], written["engine"]
    if not isinstance(recordings, dict) or not isinstance(engine, str | None):
        raise TypeError("not a manifest")
    facts = {name: Facts(**values) for name, values in recordings.items() if name in present}
    return Manifest(engine, facts)
