"""The release that is live: an immutable copy of the words, with its model and its voices.

Every process follows the pointer file, so words, model and recordings always change together.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from locales.checksum import checksum


@dataclass(frozen=True)
class Release:
    """One release folder; the number is what the pointer holds."""

    number: int
    folder: Path
    checksum: str

    @property
    def words(self) -> Path:
        """The folder for `load_words`."""
        return self.folder / "words"

    @property
    def model(self) -> Path:
        """The trained model of Rasa."""
        return self.folder / "model.tar.gz"

    @property
    def weights(self) -> Path:
        """What the bot itself learned from the sentences (locales/weights.py)."""
        return self.folder / "danger.json"

    @property
    def voices(self) -> Path:
        """The folder of the voice pack."""
        return self.folder / "voices"


class NoRelease(Exception):
    """Nothing has been made live in this VAR_DIR yet."""


def current_release(var_dir: Path) -> Release:
    """The live release, or NoRelease."""
    try:
        number = int(_pointer(var_dir).read_text(encoding="ascii"))
        return read_release(var_dir, number)
    except FileNotFoundError as error:
        raise NoRelease from error


def read_release(var_dir: Path, number: int) -> Release:
    """The release of that number, live or not."""
    folder = _releases(var_dir) / str(number)
    record = json.loads((folder / "release.json").read_text(encoding="utf-8"))
    return Release(number, folder, record["checksum"])


def needs_new_release(var_dir: Path, seed: Path, also: Iterable[Path] = ()) -> bool:
    """Nothing is live, or the seed (or what else the model is made of) changed since a release.

    Compared with every release and not only the live one: a release made in the studio, or an
    older one put back, is not overruled by a seed that stayed as it was.
    """
    try:
        current_release(var_dir)
    except NoRelease:
        return True
    wanted = checksum(seed, *also)
    return all(release.checksum != wanted for release in _all_releases(var_dir))


def build_release(
    var_dir: Path,
    seed: Path,
    also: Iterable[Path] = (),
    fill: Callable[[Release], None] = lambda release: None,
) -> Release:
    """Copy the seed into a new release, let `fill` add model and voices, and make it live.

    When `fill` fails, the release before stays live and nothing is left behind.
    """
    number = max(_numbers(var_dir), default=0) + 1
    part = _releases(var_dir) / f"{number}.part"
    shutil.rmtree(part, ignore_errors=True)
    draft = _copy(number, part, seed, checksum(seed, *also))
    try:
        fill(draft)
        part.rename(_releases(var_dir) / str(number))
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    make_live(var_dir, number)
    return read_release(var_dir, number)


def make_live(var_dir: Path, number: int) -> None:
    """Point every process to that release; readers see the old number or the new one."""
    read_release(var_dir, number)
    pointer = _pointer(var_dir)
    fresh = pointer.with_suffix(".new")
    with fresh.open("w", encoding="ascii") as file:
        file.write(str(number))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(pointer)


def _copy(number: int, part: Path, seed: Path, total: str) -> Release:
    shutil.copytree(seed, part / "words")
    (part / "voices").mkdir()
    record = {"number": number, "checksum": total, "made_at": datetime.now(UTC).isoformat()}
    (part / "release.json").write_text(json.dumps(record, indent=2), encoding="utf-8")
    return Release(number, part, total)


def _all_releases(var_dir: Path) -> list[Release]:
    return [read_release(var_dir, number) for number in _numbers(var_dir)]


def _numbers(var_dir: Path) -> list[int]:
    folder = _releases(var_dir)
    return [int(path.name) for path in folder.glob("*") if path.name.isdigit()]


def _releases(var_dir: Path) -> Path:
    return var_dir / "releases"


def _pointer(var_dir: Path) -> Path:
    return _releases(var_dir) / "current"
