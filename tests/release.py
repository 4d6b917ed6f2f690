"""A release of the repository's own words with a trained model, made once and kept."""

import subprocess
from pathlib import Path

from bot.preparing import learned_from, recipe
from locales.release import Release, build_release, checksum
from tests.processes import RASA_PYTHON, ROOT

SEED = ROOT / "locales" / "nl"
KEPT = ROOT / "build" / "models"


def release_into(var_dir: Path) -> Release:
    """Words and model, live in that VAR_DIR; no voices, which other tests make."""

    def fill(draft: Release) -> None:
        draft.model.write_bytes(trained_model().read_bytes())

    return build_release(var_dir, SEED, fill=fill)


def trained_model() -> Path:
    """Trained when words, rules or recipe changed; about a minute."""
    model = KEPT / f"{checksum(*learned_from(SEED), *recipe())[:16]}.tar.gz"
    if not model.exists():
        _train(model)
    return model


def _train(model: Path) -> None:
    command = [RASA_PYTHON, "-W", "ignore", "-m", "rasa_project.trainer", str(SEED), str(model)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
