"""Asks the trainer, another process, for a model: a job as a file, and its result as a file.

The form of both is told in `rasa_project/trainer.py`, which none of ours imports.
"""

from __future__ import annotations

import json
import secrets
import time
from pathlib import Path

# Training takes about a minute; a busy machine may need several.
PATIENCE_S = 900.0
_FRESH_S = 30.0
_LOOK_EVERY_S = 0.2


class NoTrainer(Exception):
    """No trainer works in this VAR_DIR."""


class TrainingFailed(Exception):
    """The trainer says why, in one line."""


def order_training(var_dir: Path, words: Path, model: Path, patience: float = PATIENCE_S) -> None:
    """Returns when the model lies at its path; the trainer sees the same VAR_DIR as we do."""
    folder = var_dir / "trainer"
    if not _is_alive(folder):
        raise NoTrainer
    result = folder / "done" / _put(folder / "jobs", words, model)
    _wait_for(result, patience)
    answer = json.loads(result.read_text(encoding="utf-8"))
    result.unlink()
    if not answer["ok"]:
        raise TrainingFailed(answer["error"])


def _put(jobs: Path, words: Path, model: Path) -> str:
    """By a rename: a job is never seen half written."""
    name = f"{time.time_ns()}-{secrets.token_hex(4)}.json"
    part = jobs / f"{name}.part"
    job = {"words": str(words.resolve()), "model": str(model.resolve())}
    part.write_text(json.dumps(job), encoding="utf-8")
    part.rename(jobs / name)
    return name


def _wait_for(result: Path, patience: float) -> None:
    until = time.monotonic() + patience
    while not result.exists():
        if time.monotonic() > until:
            raise TrainingFailed(f"the trainer had no model in {patience:.0f} s")
        time.sleep(_LOOK_EVERY_S)


def _is_alive(folder: Path) -> bool:
    """It touches this file each second while it waits for work."""
    try:
        return time.time() - (folder / "alive").stat().st_mtime < _FRESH_S
    except OSError:
        return False
