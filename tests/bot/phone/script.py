"""A bot that reads from a script: takes what the web phone posts, and answers from a table."""

import threading
from collections.abc import Mapping, Sequence

from bot.incoming import Incoming
from bot.phone.entry import read_option
from bot.phone.posted import read_posted
from bot.reply import Reply
from store import Work
from store.models import InboxRow, OutboxKind
from tests.bot.phone.house import House

Script = Mapping[str, Sequence[Reply]]
ANYTHING = "*"


class ScriptedBot:
    """Runs in a thread; keys of the script are texts, payloads, or kinds such as "voice"."""

    def __init__(self, house: House, script: Script) -> None:
        self._house, self._script = house, script
        self._ending = threading.Event()
        self.silent = threading.Event()
        self.heard: list[Incoming] = []
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> "ScriptedBot":
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._ending.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._ending.wait(0.03):
            if not self.silent.is_set() and self._answer_waiting():
                self._house.doorbell.ring()

    def _answer_waiting(self) -> bool:
        with self._house.store.open_work() as work:
            keys = work.inbox.waiting_chats()
            for row in filter(None, map(work.inbox.next_for, keys)):
                self._answer(work, row)
            work.commit()
        return bool(keys)

    def _answer(self, work: Work, row: InboxRow) -> None:
        incoming = read_posted(row.raw)
        self.heard.append(incoming)
        chat = work.chats.get_or_make("web", incoming.address)
        if incoming.kind == "start" and incoming.text:
            work.clients.admit(incoming.text, chat)
        key = _key(work, incoming)
        for reply in self._script.get(key, self._script[ANYTHING]):
            work.outbox.put(chat, reply.to_body(), _kind(reply))
        work.inbox.done(row)


def _key(work: Work, incoming: Incoming) -> str:
    if incoming.kind == "text":
        return incoming.text or ""
    found = read_option(incoming.text or "") if incoming.kind == "choice" else None
    if found is None:
        return incoming.kind
    asked = work.outbox.get(found[0])
    assert asked is not None
    return Reply.from_body(asked.body).buttons[found[1]].payload


def _kind(reply: Reply) -> OutboxKind:
    return "safety" if (reply.utter or "").startswith("say_danger") else "reply"
