"""Before the start: tables up to date, and a release of the words when the words changed."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.training_order import NoTrainer, TrainingFailed, order_training
from locales.known import write_known
from locales.loader import load_words
from locales.release import (
    NoRelease,
    Release,
    build_release,
    checksum,
    current_release,
    needs_new_release,
)
from store import open_store
from voice import Sources, TerminalBar, VoiceError, VoiceSettings, make_pack
from voice.wanted import sentences_of

ROOT = Path(__file__).parents[1]
SEED = ROOT / "locales" / "nl"
RASA = ROOT / "rasa_project"
TRAINER = (RASA / ".venv/bin/python", "-W", "ignore", "-m", "rasa_project.trainer")
_MADE_FROM = "model.from"
_SILENT = "voices.missing"

Say = Callable[[str], None]


class CannotPrepare(Exception):
    """What is missing, in one clear line."""


def prepare(settings: VoiceSettings, say: Say, is_forced: bool = False) -> Release:
    """Idempotent, and quick when nothing changed; `say` gets a line for every step."""
    store = open_store(settings)
    store.migrate()
    store.close()
    made_by = recipe()
    if is_forced or needs_new_release(settings.var_dir, SEED, made_by):
        made = build_release(settings.var_dir, SEED, made_by, _Filling(settings, say).fill)
        say(f"release {made.number} is live")
        return made
    live = current_release(settings.var_dir)
    if (live.folder / _SILENT).exists():
        record(settings, live, say)
    return live


def record(
    settings: VoiceSettings, release: Release, say: Say, earlier: Path | None = None
) -> None:
    """Make the voice pack. Without any engine Zegje writes and does not speak, and says so here."""
    sentences = sentences_of(load_words(release.words))
    missing = release.folder / _SILENT
    try:
        sources = Sources(settings.voice_human_folder, earlier)
        bar = TerminalBar()
        report = make_pack(sentences, release.voices, settings.voice_engine, bar, sources)
    except VoiceError as error:
        missing.touch()
        say(f"no voices were made ({error}); Zegje writes, and tries again at the next start")
        return
    missing.unlink(missing_ok=True)
    say(f"voices: {report.made} made, {report.kept} kept, by {report.engine or 'people'}")


class _Filling:
    """Adds model and voices to a release that is being made."""

    def __init__(self, settings: VoiceSettings, say: Say) -> None:
        self._settings, self._say = settings, say
        self._before = _live_or_none(settings.var_dir)

    def fill(self, draft: Release) -> None:
        self._train(draft)
        write_known(draft.folder)
        earlier = self._before.voices if self._before else None
        record(self._settings, draft, self._say, earlier)

    def _train(self, draft: Release) -> None:
        """Words that the model does not learn from (the bot's own) need no new model."""
        made_from = checksum(*learned_from(draft.words), *recipe())
        before = self._before
        if before and _read(before.folder / _MADE_FROM) == made_from:
            draft.model.hardlink_to(before.model)
        else:
            with _timed(self._say, "training the assistant"):
                _run_trainer(draft)
        (draft.folder / _MADE_FROM).write_text(made_from, encoding="ascii")


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


def learned_from(words: Path) -> tuple[Path, ...]:
    """The words that the model learns from, and the thresholds that the gate gave."""
    single = (words / "concepts.yml", words / "safety.yml", words / "bar.yml")
    return (words / "nlu", words / "responses", *(path for path in single if path.exists()))


def recipe() -> tuple[Path, ...]:
    """What the model is made of beside the words."""
    made_by = (RASA / "reading", RASA / "training.py", *sorted(RASA.glob("*.lock")))
    return (RASA / "config.yml", RASA / "domain", RASA / "data", *made_by)


def _live_or_none(var_dir: Path) -> Release | None:
    try:
        return current_release(var_dir)
    except NoRelease:
        return None


def _read(path: Path) -> str | None:
    return path.read_text(encoding="ascii") if path.exists() else None


@contextmanager
def _timed(say: Say, what: str) -> Iterator[None]:
    say(f"{what} …")
    start = time.monotonic()
    yield
    say(f"{what}: {time.monotonic() - start:.0f} s")
