"""The words and voices that are live; `locales.live.Following` reads them when they change."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bot.commands import Commands, load_commands
from locales.loader import Words, load_words
from locales.release import Release
from voice import VoicePack


@dataclass(frozen=True)
class Live:
    """What one turn speaks with; a turn that began with a release ends with it."""

    words: Words
    commands: Commands
    voices: VoicePack
    pictures: Path

    def find_recording(self, name: str) -> Path | None:
        """A recording by the file name that a reply gives."""
        return _inside(self.voices.folder, name)

    def find_picture(self, name: str) -> Path | None:
        """A picture of our own by the file name that a reply gives."""
        return _inside(self.pictures, name)


def read_live(release: Release) -> Live:
    """The words and recordings of a release."""
    return read_folders(release.words, release.voices, release.weights)


def read_folders(words: Path, voices: Path, weights: Path | None = None) -> Live:
    """The words and recordings in these folders, and the learned weights at that path."""
    read = load_words(words, weights)
    read.safety.prepare()  # the first sign of danger waits for nothing
    return Live(read, load_commands(words), VoicePack(voices), words / "pictures")


def _inside(folder: Path, name: str) -> Path | None:
    path = folder / Path(name).name
    return path if path.is_file() else None
