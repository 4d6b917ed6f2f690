"""The assistant learns: the model in Rasa's environment, and beside it the bot's ear for danger."""

from __future__ import annotations

import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bot.training_order import NoTrainer, TrainingFailed, order_training
from locales.release import Release
from locales.weighing import learn_folder

ROOT = Path(__file__).parents[1]
TRAINER = (ROOT / "rasa_project/.venv/bin/python", "-W", "ignore", "-m", "rasa_project.trainer")


class CannotPrepare(Exception):
    """What is missing, in one clear line."""


def learn(draft: Release) -> None:
    """From the words of a draft, both at once; raises CannotPrepare."""
    with ThreadPoolExecutor(1) as beside:
        weights = beside.submit(learn_folder, draft.words)
        _run_trainer(draft)
        weights.result().write(draft.weights)


def _run_trainer(draft: Release) -> None:
    if not TRAINER[0].exists():
        _order(draft)
        return
    command = [*map(str, TRAINER), str(draft.words.resolve()), str(draft.model.resolve())]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode != 0 or not draft.model.exists():
        last = (done.stderr.strip().splitlines() or ["no reason was given"])[-1]
        raise CannotPrepare(f"the assistant could not be trained: {last}")


def _order(draft: Release) -> None:
    """In a container Rasa's environment is elsewhere: the trainer beside us does it."""
    try:
        order_training(draft.folder.parents[1], draft.words, draft.model)
    except NoTrainer:
        missing = "Rasa's environment is missing: run `make start`, which makes it"
        raise CannotPrepare(missing) from None
    except TrainingFailed as error:
        raise CannotPrepare(f"the assistant could not be trained: {error}") from None
