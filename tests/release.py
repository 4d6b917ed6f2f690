"""A release of the repository's own words with a trained model, made once and kept."""

import re
import subprocess
from pathlib import Path

from locales.release import Release, build_release, checksum
from tests.processes import RASA_PYTHON, ROOT

SEED = ROOT / "locales" / "nl"
RASA = ROOT / "rasa_project"
KEPT = ROOT / "build" / "models"


def release_into(var_dir: Path) -> Release:
    """Words and model, live in that VAR_DIR; no voices, which other tests make."""

    def fill(draft: Release) -> None:
        draft.model.write_bytes(trained_model().read_bytes())

    return build_release(var_dir, SEED, fill=fill)


def trained_model() -> Path:
    """Trained when words, rules or recipe changed; about a minute."""
    parts = (SEED / "nlu", SEED / "responses", RASA / "domain", RASA / "data", *_recipe())
    model = KEPT / f"{checksum(*parts, RASA / 'config.yml')[:16]}.tar.gz"
    if not model.exists():
        _train(model)
    return model


def _recipe() -> list[Path]:
    """What makes the model: the training, and our components that config.yml names."""
    named = re.findall(r"rasa_project\.([\w.]+)\.\w+", (RASA / "config.yml").read_text())
    modules = sorted({"training", *named})
    return [RASA / f"{module.replace('.', '/')}.py" for module in modules]


def _train(model: Path) -> None:
    command = [RASA_PYTHON, "-W", "ignore", "-m", "rasa_project.trainer", str(SEED), str(model)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
