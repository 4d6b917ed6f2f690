"""Follow the release pointer: what is live is read once, and again when the pointer moves.

Reading takes seconds (the signs of danger): once something is live, the next is read beside it.
"""

import logging
from collections.abc import Callable
from pathlib import Path
from threading import Lock, Thread
from typing import Generic, TypeVar

from locales.reading import WordsError
from locales.release import NoRelease, Release, current_release

T = TypeVar("T")
log = logging.getLogger(__name__)


class Following(Generic[T]):
    """Call it for what is live now; a release that cannot be read leaves the last good one."""

    def __init__(self, var_dir: Path, read: Callable[[Release], T]) -> None:
        self._var_dir = var_dir
        self._read = read
        self._lock = Lock()
        self._number: int | None = None
        self._live: T | None = None

    def __call__(self) -> T:
        """NoRelease when nothing ever was live. Safe from any thread."""
        with self._lock:
            release = self._release()
            if release is not None and release.number != self._number:
                # Remembered also when it is bad: it is tried once, not at every message.
                self._number = release.number
                self._begin(release)
            if self._live is None:
                raise NoRelease
            return self._live

    def _release(self) -> Release | None:
        try:
            return current_release(self._var_dir)
        except (NoRelease, OSError, ValueError, KeyError):
            return None

    def _begin(self, release: Release) -> None:
        if self._live is None:
            self._follow(release)
        else:
            Thread(target=self._follow, args=(release,), daemon=True).start()

    def _follow(self, release: Release) -> None:
        try:
            live = self._read(release)
        except WordsError as error:
            log.error("release %s cannot be used: %s", release.number, error)
            return
        if self._number == release.number:  # no newer one came meanwhile
            self._live = live
