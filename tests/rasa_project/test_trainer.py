"""The trainer works through its jobs, and a bad one is told and not the end."""

import io
import json
import shutil
import tarfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.processes import RASA_PYTHON, ROOT, Process

pytestmark = pytest.mark.rasa

SEED = ROOT / "locales" / "nl"
PATIENCE_S = 240.0


def test_bad_jobs_are_told_and_the_next_one_is_trained(tmp_path: Path) -> None:
    model = tmp_path / "models" / "model.tar.gz"
    jobs = {
        "1-no-json": "{half",
        "2-no-words": _order(tmp_path / "nowhere", model),
        "3-broken-words": _order(_broken_words(tmp_path), model),
        "4-good": _order(_few_words(tmp_path / "words"), model),
    }
    for name, job in jobs.items():
        _put(tmp_path, name, job)
    with _trainer(tmp_path):
        results = {name: _result(tmp_path, name) for name in jobs}
    assert [results[name]["ok"] for name in jobs] == [False, False, False, True]
    assert "no sentences to learn from" in results["2-no-words"]["error"]
    assert "broken.yml" in results["3-broken-words"]["error"]
    assert model.stat().st_size > 0
    assert list((tmp_path / "trainer/jobs").iterdir()) == []


def test_the_same_sentences_give_the_same_understanding(tmp_path: Path) -> None:
    """What is learned, file by file; the archive around it holds the time."""
    models = [tmp_path / f"{name}.tar.gz" for name in ("one", "other")]
    words = _few_words(tmp_path / "words")
    with _trainer(tmp_path):
        for model in models:
            _put(tmp_path, model.stem, _order(words, model))
            assert _result(tmp_path, model.stem)["ok"]
    one, other = map(_learned, models)
    assert len(one) == 2
    assert one == other


def _learned(model: Path) -> dict[str, bytes]:
    """The files of the understander in a model; those of the arrays without their times."""
    found: dict[str, bytes] = {}
    with tarfile.open(model) as archive:
        for name in (each for each in archive.getnames() if "Understander" in each):
            content = archive.extractfile(name) if archive.getmember(name).isfile() else None
            if content is not None:
                found[Path(name).name] = content.read()
    arrays = zipfile.ZipFile(io.BytesIO(found["weights.npz"]))
    found["weights.npz"] = b"".join(arrays.read(each) for each in sorted(arrays.namelist()))
    return found


def _order(words: Path, model: Path) -> str:
    return json.dumps({"words": str(words), "model": str(model)})


def _put(var_dir: Path, name: str, job: str) -> None:
    folder = var_dir / "trainer" / "jobs"
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f"{name}.part"
    part.write_text(job, encoding="utf-8")
    part.rename(folder / f"{name}.json")


def _few_words(folder: Path) -> Path:
    """Everything that is said, and few sentences to learn from: trained in seconds."""
    shutil.copytree(SEED / "responses", folder / "responses")
    (folder / "nlu").mkdir()
    shutil.copy(SEED / "nlu" / "small_talk.yml", folder / "nlu")
    return folder


def _broken_words(tmp_path: Path) -> Path:
    folder = _few_words(tmp_path / "broken")
    (folder / "responses" / "broken.yml").write_text("responses: [half", encoding="utf-8")
    return folder


@contextmanager
def _trainer(var_dir: Path) -> Iterator[None]:
    """It has no health address: its results are its answer."""
    command = (RASA_PYTHON, "-W", "ignore", "-m", "rasa_project.trainer")
    process = Process(command, {"VAR_DIR": str(var_dir)}, "", var_dir / "trainer.log")
    process.start(is_awaited=False)
    try:
        yield
    finally:
        process.stop()


def _result(var_dir: Path, name: str) -> dict[str, Any]:
    result = var_dir / "trainer" / "done" / f"{name}.json"
    until = time.monotonic() + PATIENCE_S
    while not result.exists():
        assert time.monotonic() < until, (var_dir / "trainer.log").read_text()
        time.sleep(0.2)
    return dict(json.loads(result.read_text(encoding="utf-8")))
