"""A message that cannot be answered yet: somebody says so, and it is tried again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from bot.closing import finish
from bot.live import Live
from bot.opening import Opening
from bot.outcome import Answer
from bot.questions import question_again
from bot.saying import say
from bot.stage import Stage
from store import Store, Work
from store.models import InboxRow

# Seconds before each next try; the last one is repeated.
BACK_OFF = (1.0, 2.0, 5.0, 10.0, 30.0)
GIVE_UP = timedelta(hours=24)
# What breaks for another reason than silence will most likely break again.
MOST_FAILURES = 5


class Stuck:
    """Runs in threads; each call is one unit of work, and one more for the first aid."""

    def __init__(
        self, store: Store, stage: Stage, live: Callable[[], Live], opening: Opening
    ) -> None:
        self._store, self._stage, self._live, self._opening = store, stage, live, opening

    def wait(self, row_id: str) -> None:
        """Rasa or Telegram is silent: first aid at the first time, then again and again."""
        self._again(row_id, lambda row: self._stage.clock() - row.received_at > GIVE_UP)

    def fail(self, row_id: str) -> None:
        """Something broke: a few tries more, then the client hears that it did not work."""
        self._again(row_id, lambda row: row.tries >= MOST_FAILURES)

    def lose_file(self, row_id: str) -> None:
        """A voice message or photo cannot be fetched any more."""
        with self._store.open_work() as work:
            row = work.inbox.get(row_id)
            if row is not None and row.state == "new":
                self._end(work, row, "say_file_lost")
                work.commit()

    def _again(self, row_id: str, is_hopeless: Callable[[InboxRow], bool]) -> None:
        with self._store.open_work() as work:
            row = work.inbox.get(row_id)
            if row is None or row.state != "new":
                return
            is_first = row.tries == 0
            if is_hopeless(row):
                self._end(work, row, "say_did_not_work")
            else:
                work.inbox.later(row, BACK_OFF[min(row.tries, len(BACK_OFF) - 1)])
            work.commit()
        if is_first:
            self._opening.aid(row_id, is_stuck=True)

    def _end(self, work: Work, row: InboxRow, name: str) -> None:
        """Out of the way; the client hears it, unless it was the bot's own errand."""
        live = self._live()
        scene = self._stage.scene(work, row, live)
        if scene is not None and scene.incoming.kind != "own":
            replies = [say(scene.words, name), *question_again(scene)]
            finish(scene, row, live, Answer(replies))
        if name != "say_file_lost":
            work.inbox.aside(row)
