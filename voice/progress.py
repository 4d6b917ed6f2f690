"""Shows on the terminal how far the recordings are."""

import sys
import time
from collections.abc import Callable
from typing import TextIO

# Called with how many are done and how many there are.
Progress = Callable[[int, int], None]

_WIDTH = 30
_SECONDS_BETWEEN = 0.1


def no_progress(done: int, total: int) -> None:
    """For tests and for processes without a terminal."""


class TerminalBar:
    """A bar on one line of a terminal; in a log file one line at the end."""

    def __init__(self, label: str = "voices", stream: TextIO | None = None) -> None:
        self._label, self._stream = label, stream or sys.stderr
        self._shown_at = 0.0

    def __call__(self, done: int, total: int) -> None:
        is_last = done >= total
        if not is_last and time.monotonic() - self._shown_at < _SECONDS_BETWEEN:
            return
        self._shown_at = time.monotonic()
        if self._stream.isatty():
            self._draw(done, total, "\n" if is_last else "")
        elif is_last:
            self._stream.write(f"{self._label}: {done} of {total}\n")
        self._stream.flush()

    def _draw(self, done: int, total: int, end: str) -> None:
        filled = _WIDTH * done // max(total, 1)
        bar = "#" * filled + "." * (_WIDTH - filled)
        self._stream.write(f"\r{self._label} [{bar}] {done}/{total}{end}")
