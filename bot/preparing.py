"""Before the start: tables up to date, and a release of the words when the words changed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.learning import learn
from locales.checksum import checksum
from locales.known import write_known
from locales.loader import load_words
from locales.release import (
    NoRelease,
    Release,
    build_release,
    current_release,
    needs_new_release,
)
from store import open_store
from voice import Sources, TerminalBar, VoiceError, VoiceSettings, make_pack
from voice.wanted import sentences_of

ROOT = Path(__file__).parents[1]
SEED = ROOT / "locales" / "nl"
RASA = ROOT / "rasa_project"
_MADE_FROM = "model.from"
_SILENT = "voices.missing"

Say = Callable[[str], None]


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
            draft.weights.hardlink_to(before.weights)
        else:
            with _timed(self._say, "training the assistant"):
                learn(draft)
        (draft.folder / _MADE_FROM).write_text(made_from, encoding="ascii")


def learned_from(words: Path) -> tuple[Path, ...]:
    """The words that the model learns from, and the thresholds that the gate gave."""
    single = (words / "concepts.yml", words / "safety.yml", words / "bar.yml")
    return (words / "nlu", words / "responses", *(path for path in single if path.exists()))


def recipe() -> tuple[Path, ...]:
    """What the model is made of beside the words."""
    made_by = (RASA / "reading", RASA / "training.py", *sorted(RASA.glob("*.lock")))
    heard_by = (ROOT / "locales/grams.py", ROOT / "locales/weighing.py")
    return (RASA / "config.yml", RASA / "domain", RASA / "data", *made_by, *heard_by)


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
