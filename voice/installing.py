"""The short moment in which a pack changes: old recordings go, new ones come, never two voices."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from voice import human
from voice.pack import Facts, Manifest, VoicePack
from voice.workshop import Workshop


@dataclass(frozen=True)
class Change:
    """The keys that people read, and the keys that `engine` said."""

    engine: str | None
    by_people: set[str]
    by_engine: set[str]

    def install(
        self, pack: VoicePack, workshop: Workshop, facts: dict[str, Facts]
    ) -> tuple[int, int, int]:
        """How many recordings are new, stayed, and belong to no sentence any more."""
        fresh = self._fresh(workshop)
        kept = {name: known for name, known in facts.items() if self._stays(name, known, fresh)}
        before = pack.keys()
        if fresh or before != set(kept) or not pack.has_manifest():
            self._replace(pack, kept, fresh)
        workshop.clear()
        return len(fresh), len(kept), len(before - self.by_people - self.by_engine)

    def _fresh(self, workshop: Workshop) -> dict[str, tuple[Path, Facts]]:
        said = workshop.finished(self.engine) if self.engine else {}
        read = workshop.finished(human.NAME)
        new = {name: made for name, made in said.items() if name in self.by_engine}
        return new | {name: made for name, made in read.items() if name in self.by_people}

    def _stays(self, name: str, known: Facts, fresh: dict[str, tuple[Path, Facts]]) -> bool:
        if name in fresh:
            return False
        if name in self.by_people:
            return True
        return name in self.by_engine and self.engine is not None and known.is_by(self.engine)

    def _replace(
        self, pack: VoicePack, kept: dict[str, Facts], fresh: dict[str, tuple[Path, Facts]]
    ) -> None:
        # Killed anywhere here, some recordings are missing for a while, but none is wrong.
        pack.forget_manifest()
        for name in pack.keys() - set(kept):
            pack.path(name).unlink()
        for name, (path, _) in fresh.items():
            path.replace(pack.path(name))
        new = {name: facts for name, (_, facts) in fresh.items()}
        pack.write_manifest(Manifest(self.engine, kept | new))


def borrow(earlier: VoicePack, pack: VoicePack, wanted: set[str]) -> None:
    """Start an empty pack with the recordings of an earlier one, sharing the disk space."""
    if pack.keys() or not earlier.folder.is_dir():
        return
    manifest = earlier.manifest()
    shared = wanted & set(manifest.recordings)
    for name in shared:
        _link(earlier.path(name), pack.path(name))
    pack.write_manifest(
        Manifest(manifest.engine, {name: manifest.recordings[name] for name in shared})
    )


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # another file system, or one without links
        shutil.copy2(source, target)
