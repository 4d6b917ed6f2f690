"""Plays a script: the bot's own turns, the real Rasa over HTTP, the real actions, a real store."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select
from time_machine import Traveller, travel

from bot import danger
from bot.due import DueClock
from bot.news import tell_news
from bot.rasa import Answer, Post, Rasa, RasaUnavailable
from bot.reply import Reply
from store import Work
from store.models import Chat, OutboxRow
from tests.bot.people_side import LINKS, organisation, words
from tests.bot.talk import Talk
from tests.conversations.acts import act
from tests.conversations.facts import look_up
from tests.conversations.scenes import last_wednesday, set_scene
from tests.conversations.script import MAIL, PEOPLE, Script, Step

After = Callable[[Step], Awaitable[None]]
SOUND = Path(__file__).parents[1] / "bot" / "said.ogg"
_PICTURE = b"\xff\xd8\xff\xe0 a picture"


@contextmanager
def time_of_play() -> Iterator[Traveller]:
    """Bot and store live in the time of the play; asyncio's own clock goes on as it is."""
    with travel(last_wednesday(), tick=True) as clock:
        yield clock


@dataclass
class Line:
    """The line to the real Rasa, which a script can cut."""

    rasa: Rasa
    is_cut: bool = False

    async def post(self, post: Post) -> Answer:
        if self.is_cut:
            raise RasaUnavailable("cut by the script")
        return await self.rasa.post(post)


@dataclass
class Play:
    """The talk, its time, and how far each chat was looked at already."""

    talk: Talk
    line: Line
    clock: Traveller
    seen: dict[str, int] = field(default_factory=dict)
    aided: set[str] = field(default_factory=set)

    async def run(self, script: Script, after: After | None = None) -> None:
        """Every step; the first surprise ends it, with the place in the script.

        `after` is called after each step, and may do things of its own.
        """
        self.talk.now = datetime.now(UTC)
        self.talk.files.update(v=SOUND.read_bytes(), p=_PICTURE)
        set_scene(self.talk, script.begins)
        self._look()
        for number, step in enumerate(script.steps, 1):
            await self._step(number, step)
            if after is not None:
                await after(step)

    async def does(self, step: Step) -> dict[str, list[str]]:
        """One step; what everybody heard of it, by name."""
        self._pass_time(step)
        self.line.is_cut = step.outage == "rasa" or (self.line.is_cut and step.outage != "over")
        if step.who is not None:
            act(self.talk, step.who, step)
        await self._settle()
        return self._look()

    async def _step(self, number: int, step: Step) -> None:
        heard = await self.does(step)
        place = f"step {number}: {step.act} {step.what}"
        assert heard == {who: said for who, said in step.answers.items() if said}, (
            f"{place}: {heard}"
        )
        for fact, value in step.then.items():
            found = look_up(self.talk, fact)
            assert found == value, f"{place}, {fact}: {found}"

    def _pass_time(self, step: Step) -> None:
        if step.later is not None:
            self.clock.shift(step.later)
        self.talk.now = datetime.now(UTC)
        if step.later is not None:
            DueClock(self.talk.store, "Europe/Amsterdam", lambda: self.talk.now, _quiet).tick()

    async def _settle(self) -> None:
        """Until nobody has anything waiting: what one does can come to another's inbox."""
        store, now = self.talk.store, self.talk.now
        for _ in range(3):
            while await self._take_all():
                pass
            self.talk.deliver()
            danger.tick(store, words(), organisation(), now, LINKS)
            tell_news(store, words(), organisation(), now)
            if not self._has_something_to_carry():
                return
        self.talk.deliver()

    async def _take_all(self) -> bool:
        """The first row of every chat, or first aid for what lies behind one that must wait."""
        turns, is_taken = self.talk.turns, False
        for key in turns.waiting_chats():
            first, *later = turns.waiting_in(key)
            if first.next_try_at <= datetime.now(UTC):
                await turns.take(first.row_id)
                is_taken = True
                continue
            for row in later:
                if row.row_id not in self.aided:
                    self.aided.add(row.row_id)
                    await turns.aid(row.row_id, is_stuck=True)
        return is_taken

    def _has_something_to_carry(self) -> bool:
        with self.talk.store.open_reading() as work:
            return bool(work.outbox.waiting_chats())

    def _look(self) -> dict[str, list[str]]:
        """What everybody heard since the last look, by name."""
        with self.talk.store.open_reading() as work:
            found = {
                name: work.chats.by_address("telegram", str(who.telegram_id))
                for name, who in PEOPLE.items()
            }
            letters = work.session.scalars(select(Chat).where(Chat.channel == "email"))
            heard = {name: self._fresh(work, chat) for name, chat in found.items() if chat}
            heard[MAIL] = [name for chat in letters for name in self._fresh(work, chat)]
        return {name: said for name, said in heard.items() if said}

    def _fresh(self, work: Work, chat: Chat) -> list[str]:
        rows = work.outbox.after(chat.id, self.seen.get(chat.id, 0), 10_000)
        self.seen[chat.id] = chat.last_seq
        return _names([row for row in rows if row.state != "failed"])


def _names(rows: list[OutboxRow]) -> list[str]:
    """Without what only ends the little clock on a pressed button."""
    replies = [Reply.from_body(row.body) for row in rows]
    return [each.utter or "attachment" for each in replies if each.text or each.attachment]


def _quiet() -> None:
    """Nobody needs to be woken: the play looks by itself."""
