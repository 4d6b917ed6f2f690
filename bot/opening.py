"""A turn begins: one unit of work in which the handler table decides who answers."""

from __future__ import annotations

from collections.abc import Callable

from bot.admission import WELCOME
from bot.closing import finish
from bot.floor import prepare, read_stack
from bot.handlers import decide, decide_without_rasa
from bot.hours import tell_unmonitored
from bot.live import Live
from bot.outcome import Answer, Ask, Outcome
from bot.plan import NeedsFile, Plan
from bot.rasa import Post
from bot.saying import say
from bot.scene import Scene
from bot.stage import Stage, derived_id, file_id, read_row
from bot.topics import SMALL_TALK, Wanted, move_on
from store import Store, Work
from store.models import InboxRow

Opened = Plan | NeedsFile | None


class Opening:
    """`live` is read before the unit of work begins: reading words must hold up nobody."""

    def __init__(self, store: Store, stage: Stage, live: Callable[[], Live]) -> None:
        self._store, self._stage, self._live = store, stage, live

    def open(self, row_id: str, without_file: bool = False) -> Opened:
        """Answer the row, or say what must come first. Runs in a thread."""
        live = self._live()
        with self._store.open_work() as work:
            row = work.inbox.get(row_id)
            scene = self._scene(work, row, live)
            if row is None or scene is None:
                work.commit()
                return None
            if not without_file and (needed := _file_of(scene, row)):
                return needed
            outcome = decide(scene, live.commands)
            opened = self._settle(scene, row, live, outcome)
            work.commit()
            return opened

    def aid(self, row_id: str, is_stuck: bool) -> bool:
        """Do for this row what needs no Rasa; True when the row is done by it."""
        live = self._live()
        with self._store.open_work() as work:
            row = work.inbox.get(row_id)
            scene = self._scene(work, row, live)
            if row is None or scene is None or _file_of(scene, row):
                return False
            outcome = decide(scene, live.commands)
            if isinstance(outcome, Ask):
                work.rollback()
                return is_stuck and self._say_moment(row_id, live)
            finish(scene, row, live, outcome)
            work.commit()
            return True

    def _say_moment(self, row_id: str, live: Live) -> bool:
        """Once for each row; the exact words that need no Rasa are obeyed instead."""
        with self._store.open_work() as work:
            row = work.inbox.get(row_id)
            scene = self._scene(work, row, live)
            if row is None or scene is None or scene.incoming.kind == "own":
                return False
            alone = decide_without_rasa(scene, live.commands)
            if isinstance(alone, Answer):
                finish(scene, row, live, alone)
            else:
                moment = say(scene.words, "say_one_moment")
                key = f"{row.id}:moment"
                work.outbox.put(scene.chat, moment.to_body(), dedup_key=key)
            work.commit()
            return alone is not None

    def _scene(self, work: Work, row: InboxRow | None, live: Live) -> Scene | None:
        if row is None or row.state != "new":
            return None
        scene = self._stage.scene(work, row, live)
        if scene is None:
            work.inbox.done(row)
        return scene

    def _settle(self, scene: Scene, row: InboxRow, live: Live, outcome: Outcome) -> Opened:
        if isinstance(outcome, Ask) and scene.client is not None:
            tell_unmonitored(scene, live)
            return _plan(scene, row, outcome, scene.client.id)
        finish(scene, row, live, outcome if isinstance(outcome, Answer) else Answer())
        return None


def _plan(scene: Scene, row: InboxRow, ask: Ask, client_id: str) -> Plan:
    before = read_stack(scene.work, client_id, scene.now)
    wanted = ask.wanted or (None if before.top else Wanted(_first_topic(scene)))
    stack = before
    if wanted is not None:
        stack = move_on(before, [wanted], False, lambda: derived_id(row.id, "0"))
    top = stack.open[0]
    if not top.is_started:
        prepare(scene.work, client_id, top)
    begins = not top.is_started and top.topic != SMALL_TALK
    says_nothing = begins or (ask.text is None and ask.payload is None)
    post = Post(
        top.id,
        row.message_id,
        text=None if says_nothing else ask.text,
        payload=top.opening if says_nothing else ask.payload,
        expects=top.expects,
        metadata={"channel": scene.chat.channel, **ask.metadata},
    )
    return Plan(row.id, client_id, stack, post, tuple(ask.before))


def _first_topic(scene: Scene) -> str:
    """Nobody talks about his life before he was told who hears it, and agreed."""
    is_active = scene.client is not None and scene.client.state == "active"
    return SMALL_TALK if is_active else WELCOME


def _file_of(scene: Scene, row: InboxRow) -> NeedsFile | None:
    incoming = read_row(row)
    if incoming is None or incoming.kind not in ("voice", "photo") or scene.client is None:
        return None
    if incoming.channel != "telegram" or not incoming.file_ref:
        return None
    if scene.work.attachments.get(file_id(row.id)) is not None:
        return None
    return NeedsFile(row.id, scene.client.person_id, incoming.kind, incoming.file_ref)
