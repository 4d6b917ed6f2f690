"""A release of the repository's own words with a trained model, made once and kept."""

import subprocess
from pathlib import Path

from bot.preparing import learned_from, recipe
from locales.checksum import checksum
from locales.release import Release, build_release
from locales.weighing import learn_folder
from tests.processes import RASA_PYTHON, ROOT

SEED = ROOT / "locales" / "nl"
KEPT = ROOT / "build" / "models"


def release_into(var_dir: Path) -> Release:
    """Words and model, live in that VAR_DIR; no voices, which other tests make."""

    def fill(draft: Release) -> None:
        draft.model.write_bytes(trained_model().read_bytes())
        draft.weights.write_bytes(learned_weights().read_bytes())

    return build_release(var_dir, SEED, fill=fill)


def trained_model() -> Path:
    """Trained when words, rules or recipe changed; about a minute."""
    model = _kept("tar.gz")
    if not model.exists():
        _train(model)
    return model


def learned_weights() -> Path:
    """What the bot itself hears danger with; about twenty seconds."""
    weights = _kept("json")
    if not weights.exists():
        weights.parent.mkdir(parents=True, exist_ok=True)
        learn_folder(SEED).write(weights)
    return weights


def _kept(ending: str) -> Path:
    return KEPT / f"{checksum(*learned_from(SEED), *recipe())[:16]}.{ending}"


def _train(model: Path) -> None:
    command = [RASA_PYTHON, "-W", "ignore", "-m", "rasa_project.trainer", str(SEED), str(model)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
