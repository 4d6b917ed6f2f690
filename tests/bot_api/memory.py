"""What the tests' Telegram remembers, in memory and (for restarts) in a file."""

import base64
import json
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

TOKEN = "4200:tests-only-and-not-a-secret"
BOT_ID = 4200
BOT_NAME = "zegje_tests_bot"

Json = dict[str, Any]


@dataclass
class Chat:
    """A chat the bot may write to: somebody wrote first, as Telegram demands."""

    id: int
    name: str
    type: str = "private"
    blocked: bool = False
    voice_refused: bool = False

    def as_telegram(self) -> Json:
        """The chat as it stands in a message."""
        named = {"first_name": self.name} if self.type == "private" else {"title": self.name}
        return {"id": self.id, "type": self.type, **named}


@dataclass
class Fault:
    """What goes wrong with the next `times` calls of `method` (and of `chat`, when given)."""

    kind: str
    method: str = "sendMessage"
    chat: int | None = None
    seconds: float = 0.0
    times: int = 1


@dataclass
class Webhook:
    """Where updates are delivered; an empty url means that the bot polls."""

    url: str = ""
    secret: str = ""
    last_error: str = ""


@dataclass
class Memory:
    """Everything that survives a restart of the server when `path` is given."""

    path: Path | None = None
    next_update: int = 700_000_001
    next_message: int = 1
    chats: dict[int, Chat] = field(default_factory=dict)
    waiting: list[Json] = field(default_factory=list)
    put_at: dict[int, float] = field(default_factory=dict)
    allowed: list[str] = field(default_factory=list)
    messages: list[Json] = field(default_factory=list)
    calls: list[Json] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    webhook: Webhook = field(default_factory=Webhook)

    def save(self) -> None:
        """Keeps the state for the next start; without a path it lives in memory only."""
        if self.path is None:
            return
        facts = asdict(self) | {"path": None}
        fresh = self.path.with_suffix(".new")
        fresh.write_text(json.dumps(facts), encoding="utf-8")
        fresh.replace(self.path)

    def keep_file(self, content: bytes) -> str:
        """Stores a file and gives its file id."""
        file_id = f"file-{len(self.files) + 1}"
        self.files[file_id] = base64.b64encode(content).decode()
        return file_id

    def file(self, file_id: str) -> bytes | None:
        """The content behind a file id."""
        packed = self.files.get(file_id)
        return None if packed is None else base64.b64decode(packed)

    def put_update(self, kind: str, content: Json) -> int:
        """Queues an update, unless the bot said that it does not want this kind."""
        update_id, self.next_update = self.next_update, self.next_update + 1
        if not self.allowed or kind in self.allowed:
            self.waiting.append({"update_id": update_id, kind: content})
        self.put_at[update_id] = time.monotonic()
        return update_id

    def confirm(self, before: int) -> None:
        """Forgets every update below an offset: the bot has them."""
        self.waiting = [update for update in self.waiting if update["update_id"] >= before]

    def new_message(self, chat: Chat, sender: Json, **content: Any) -> Json:
        """A message with the next id; not yet kept or sent anywhere."""
        number, self.next_message = self.next_message, self.next_message + 1
        return {
            "message_id": number,
            "date": int(time.time()),
            "chat": chat.as_telegram(),
            "from": sender,
            **content,
        }


def load_memory(path: Path | None) -> Memory:
    """What an earlier server left in the file, or an empty memory."""
    if path is None or not path.exists():
        return Memory(path=path)
    facts = json.loads(path.read_text(encoding="utf-8"))
    facts["path"] = path
    facts["chats"] = {int(number): Chat(**chat) for number, chat in facts["chats"].items()}
    facts["put_at"] = {int(number): at for number, at in facts["put_at"].items()}
    facts["faults"] = [Fault(**fault) for fault in facts["faults"]]
    facts["webhook"] = Webhook(**facts["webhook"])
    return Memory(**facts)
