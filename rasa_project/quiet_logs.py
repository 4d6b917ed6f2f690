"""Logs that can be kept: what went wrong and where, without a word of a client.

Rasa logs whole messages and trackers, in texts, in arguments and in the messages of errors.
"""

import logging
import traceback
import warnings
from types import TracebackType

import structlog

_OURS = "rasa_project"


class QuietFormatter(logging.Formatter):
    """Our own lines as they are; of others only who warned, where, and the kinds of errors."""

    def format(self, record: logging.LogRecord) -> str:
        if record.name.startswith((_OURS, "__main__")):
            return f"{record.levelname} {record.name} {record.getMessage()}"
        place = f"{record.module}:{record.lineno}"
        cause = self.formatException(record.exc_info) if record.exc_info else ""
        return f"{record.levelname} {record.name} {place} {cause}".rstrip()

    def formatException(
        self, ei: tuple[type[BaseException] | None, BaseException | None, TracebackType | None]
    ) -> str:
        kind, _, trace = ei
        frames = traceback.extract_tb(trace)[-3:]
        places = " < ".join(f"{f.filename.rsplit('/', 1)[-1]}:{f.lineno}" for f in reversed(frames))
        return f"{kind.__name__ if kind else '?'} at {places}"


def quieten() -> None:
    """Call before Rasa is imported: its libraries warn of their own future at every start."""
    warnings.showwarning = lambda *_: None  # type: ignore[assignment]
    handler = logging.StreamHandler()
    handler.setFormatter(QuietFormatter())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger(_OURS).setLevel(logging.INFO)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
