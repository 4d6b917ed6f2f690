"""The order of a model reaches the trainer of another process, and its answer comes back."""

import json
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.training_order import NoTrainer, TrainingFailed, order_training

Answer = Callable[[dict[str, str]], object]


def _trainer(var_dir: Path, answer: Answer) -> threading.Thread:
    """Works on one job, as `rasa_project/trainer.py` does."""
    jobs, done = var_dir / "trainer/jobs", var_dir / "trainer/done"
    for folder in (jobs, done):
        folder.mkdir(parents=True)
    (var_dir / "trainer/alive").touch()

    def work() -> None:
        while not (found := list(jobs.glob("*.json"))):
            pass
        result = answer(json.loads(found[0].read_text()))
        part = (done / found[0].name).with_suffix(".part")
        part.write_text(json.dumps(result))
        part.rename(done / found[0].name)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return thread


def test_the_model_lies_at_its_path_when_the_trainer_is_done(tmp_path: Path) -> None:
    def train(job: dict[str, str]) -> object:
        Path(job["model"]).write_text(f"learnt from {Path(job['words']).name}")
        return {"ok": True, "error": None}

    thread = _trainer(tmp_path, train)
    order_training(tmp_path, tmp_path / "words", tmp_path / "model.tar.gz")
    thread.join(5)
    assert (tmp_path / "model.tar.gz").read_text() == "learnt from words"
    assert list((tmp_path / "trainer/done").iterdir()) == []


def test_what_the_trainer_says_of_the_words_is_passed_on(tmp_path: Path) -> None:
    _trainer(tmp_path, lambda job: {"ok": False, "error": "no sentences to learn from"})
    with pytest.raises(TrainingFailed, match="no sentences to learn from"):
        order_training(tmp_path, tmp_path / "words", tmp_path / "model.tar.gz")


def test_nobody_waits_where_no_trainer_works(tmp_path: Path) -> None:
    with pytest.raises(NoTrainer):
        order_training(tmp_path, tmp_path / "words", tmp_path / "model.tar.gz")


def test_a_trainer_that_stops_half_way_is_not_waited_for_without_end(tmp_path: Path) -> None:
    (tmp_path / "trainer/jobs").mkdir(parents=True)
    (tmp_path / "trainer/alive").touch()
    with pytest.raises(TrainingFailed, match="had no model"):
        order_training(tmp_path, tmp_path / "words", tmp_path / "model.tar.gz", patience=0.1)
