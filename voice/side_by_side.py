"""Records many sentences on all cores, and stops all of them when the engine fails."""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from itertools import groupby
from operator import attrgetter

from voice.engine import Engine
from voice.errors import EngineFailed
from voice.order import Wanted
from voice.progress import Progress
from voice.speech import listen, record
from voice.workshop import Workshop

# Coding happens outside Python's lock, so threads are enough. Two, because Google is a guest's
# table, and because the smallest machine has two cores.
_WORKERS = 2


def record_all(
    engine: Engine, missing: Sequence[Wanted], workshop: Workshop, progress: Progress
) -> None:
    """Put a recording of each into the workshop; raises EngineFailed with what was made kept."""
    by_text = attrgetter("text")
    groups = [list(group) for _, group in groupby(sorted(missing, key=by_text), by_text)]
    progress(0, len(missing))
    with ThreadPoolExecutor(_WORKERS) as pool:
        started = [pool.submit(_record_group, engine, group, workshop) for group in groups]
        try:
            _follow(started, len(missing), progress)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _follow(started: list[Future[int]], total: int, progress: Progress) -> None:
    done = 0
    for future in as_completed(started):
        done += future.result()
        progress(done, total)


def _record_group(engine: Engine, group: list[Wanted], workshop: Workshop) -> int:
    """All speeds of one text, which the engine says only once by itself."""
    try:
        draft = listen(engine, group[0].text)
        for wanted in group:
            workshop.put(engine.name, wanted.key, record(engine, draft, wanted.speed))
    except EngineFailed as failure:
        raise EngineFailed(engine.name, f"{failure.why} (at {group[0].name})") from failure
    return len(group)
