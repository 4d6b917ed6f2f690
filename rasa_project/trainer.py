"""The trainer: takes jobs as files, one at a time, at low priority; touches `alive` each second.

A job is `VAR_DIR/trainer/jobs/<name>.json` with `{"words": folder, "model": path}`, put there by a
rename. Its result is `VAR_DIR/trainer/done/<name>.json` with `{"ok": bool, "error": text or null}`.

`python -m rasa_project.trainer WORDS MODEL` trains once and stops.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rasa_project.quiet_logs import quieten
from rasa_project.settings import read_settings
from rasa_project.training import CannotTrain, train

LOOK_EVERY_S = 1.0


def serve(folder: Path) -> None:
    """Work through the jobs for ever, oldest name first."""
    jobs, done = folder / "jobs", folder / "done"
    for each in (jobs, done):
        each.mkdir(parents=True, exist_ok=True)
    alive = (folder / "alive").touch
    while True:
        alive()
        for job in sorted(jobs.glob("*.json")):
            _finish(job, done / job.name, work_on(job, alive))
        time.sleep(LOOK_EVERY_S)


def work_on(job: Path, alive: Callable[[], None]) -> dict[str, Any]:
    """The result of one job; a bad job is a result too, and the next one is taken."""
    try:
        order = json.loads(job.read_text(encoding="utf-8"))
        words, model = str(order["words"]), str(order["model"])
    except (OSError, ValueError, KeyError, TypeError) as cause:
        return {"ok": False, "error": f"the job cannot be read ({type(cause).__name__})"}
    code, said = _train_apart(words, model, alive)
    return {"ok": code == 0, "error": None if code == 0 else said or f"ended with {code}"}


def _train_apart(words: str, model: str, alive: Callable[[], None]) -> tuple[int, str]:
    """In a process of its own: its gigabyte is given back, and its death is not ours."""
    command = [sys.executable, "-W", "ignore", "-m", "rasa_project.trainer", words, model]
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        training = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said)  # noqa: S603
        while training.poll() is None:
            alive()
            time.sleep(LOOK_EVERY_S)
        said.seek(0)
        lines = said.read().strip().splitlines()
    return training.returncode, lines[-1] if lines else ""


def _finish(job: Path, result: Path, outcome: dict[str, Any]) -> None:
    part = result.with_suffix(".part")
    part.write_text(json.dumps(outcome), encoding="utf-8")
    part.replace(result)
    job.unlink()


def main() -> int:
    quieten()
    os.nice(10)
    if len(sys.argv) != 3:
        serve(read_settings().var_dir / "trainer")
        return 0
    try:
        train(Path(sys.argv[1]), Path(sys.argv[2]))
    except CannotTrain as cause:
        print(f"the model was not made: {cause}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
