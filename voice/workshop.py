"""Where recordings wait until the pack can be changed at once; what is here survives a kill."""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from voice import opus
from voice.pack import Facts, VoicePack, facts_from_tags, write_whole
from voice.speech import Recording

_FOLDER = ".making"
_LOCK = ".lock"


class Workshop:
    """One folder for each engine inside the pack, so that voices never mix."""

    def __init__(self, pack: VoicePack) -> None:
        self._folder = pack.folder / _FOLDER

    def put(self, engine: str, name: str, recording: Recording) -> None:
        write_whole(self._folder / engine / f"{name}.ogg", recording.content)

    def finished(self, engine: str) -> dict[str, tuple[Path, Facts]]:
        """By key; damaged ones and those of an older recipe are left out."""
        found = {}
        for path in (self._folder / engine).glob("*.ogg"):
            facts = facts_from_tags(opus.read_tags(path))
            if facts is not None and facts.is_by(engine):
                found[path.stem] = (path, facts)
        return found

    def clear(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """A second maker of the same pack waits for the first, and then finds it made."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / _LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
