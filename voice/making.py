"""Makes the voice pack: only what changed, by one engine, and whole again after a kill."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from voice import human
from voice.engine import Engine
from voice.engines import EngineName, engines_for
from voice.errors import EngineFailed, NotSound
from voice.installing import Change, borrow
from voice.order import Order, Wanted, order
from voice.pack import VoicePack
from voice.progress import Progress, no_progress
from voice.sentence import Sentence
from voice.side_by_side import record_all
from voice.speech import RECIPE
from voice.workshop import Workshop, one_at_a_time


@dataclass(frozen=True)
class Sources:
    """Where recordings may come from beside an engine; both folders may be missing."""

    human: Path | None = None  # without it: `human/` in the pack
    earlier: Path | None = None  # the pack of the release before; what did not change is shared


@dataclass(frozen=True)
class Report:
    """Counts of recordings (two for each sentence), and what an operator should know."""

    engine: str | None
    made: int
    kept: int
    removed: int
    by_people: int
    left_out: tuple[str, ...]
    complaints: tuple[str, ...]


def make_pack(
    sentences: Iterable[Sentence],
    folder: Path,
    engine: EngineName | Sequence[Engine] = "auto",
    progress: Progress = no_progress,
    sources: Sources | None = None,
) -> Report:
    """Bring the pack in `folder` up to date with the sentences.

    `engine` names one, or hands in engines to be tried in order. Raises EngineFailed when the
    last one fails; the pack is then as it was, and what was made is used by the next attempt.
    """
    engines = engines_for(engine) if isinstance(engine, str) else tuple(engine)
    try:
        with one_at_a_time(folder):
            making = _Making(order(sentences), VoicePack(folder), sources or Sources())
            return making.run(engines, progress)
    finally:
        for one in engines:
            one.close()


class _Making:
    """One run of `make_pack`, with the pack to itself."""

    def __init__(self, order: Order, pack: VoicePack, sources: Sources) -> None:
        self._order, self._pack, self._workshop = order, pack, Workshop(pack)
        self._readings = human.Readings(sources.human or pack.folder / "human")
        if sources.earlier is not None:
            borrow(VoicePack(sources.earlier), pack, set(order.wanted))
        self._facts = pack.manifest().recordings

    def run(self, engines: Sequence[Engine], progress: Progress) -> Report:
        people = {name for name, one in self._order.wanted.items() if self._is_read(one)}
        rest = [one for name, one in self._order.wanted.items() if name not in people]
        engine = self._record(rest, engines, progress)
        change = Change(engine, people, {one.key for one in rest})
        made, kept, removed = change.install(self._pack, self._workshop, self._facts)
        self._readings.complain_of_unread(self._order.texts())
        complaints = tuple(self._readings.complaints)
        left_out = self._order.left_out
        return Report(engine, made, kept, removed, len(people), left_out, complaints)

    def _is_read(self, wanted: Wanted) -> bool:
        """True when a person's recording of it is ready."""
        reading = self._readings.find(wanted.text, wanted.speed)
        if reading is None:
            return False
        facts = self._facts.get(wanted.key)
        if facts is not None and (facts.source, facts.recipe) == (reading.digest, RECIPE):
            return True
        self._facts.pop(wanted.key, None)
        try:
            self._workshop.put(human.NAME, wanted.key, human.recorded(reading, wanted.text))
        except NotSound as cause:
            self._readings.complaints.append(f"{reading.path.name}: {cause}")
            return False
        return True

    def _record(
        self, rest: list[Wanted], engines: Sequence[Engine], progress: Progress
    ) -> str | None:
        """Name of the engine that all of `rest` is by; None when people read everything."""
        missing = {engine.name: self._missing(engine.name, rest) for engine in engines}
        ready = [name for name, gaps in missing.items() if not gaps]
        if ready:
            return ready[0] if rest else None
        for engine in engines[:-1]:
            try:
                record_all(engine, missing[engine.name], self._workshop, progress)
            except EngineFailed as failure:
                self._readings.complaints.append(str(failure))
            else:
                return engine.name
        record_all(engines[-1], missing[engines[-1].name], self._workshop, progress)
        return engines[-1].name

    def _missing(self, engine: str, rest: list[Wanted]) -> list[Wanted]:
        waiting = self._workshop.finished(engine)
        good = {name for name, facts in self._facts.items() if facts.is_by(engine)}
        return [one for one in rest if one.key not in waiting and one.key not in good]
