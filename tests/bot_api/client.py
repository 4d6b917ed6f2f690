"""The tests' handle on their Telegram: what people do there, and what they see."""

import time
from collections.abc import Callable
from typing import Any

import httpx

from tests.bot_api.memory import TOKEN, Json
from tests.bot_api.seen import Seen
from tests.people import Somebody

OGG = b"OggS" + bytes(range(60))


class Telegram:
    """Somebody of the cast acts; `sent_to` and `wait_for` show what the bot wrote to them."""

    token = TOKEN

    def __init__(self, url: str) -> None:
        self.url = url
        self._http = httpx.Client(base_url=url, timeout=30)

    def end(self) -> None:
        """Ends long polls, so that the server can stop at once."""
        self._post("end", {})

    def close(self) -> None:
        """Gives the connection back."""
        self._http.close()

    def meets(self, *people: Somebody) -> None:
        """Lets the bot write to people who did not say anything yet."""
        for who in people:
            self._post("meet", {"id": who.telegram_id, "name": who.name})

    def says(self, who: Somebody, *texts: str) -> list[int]:
        """Types; several texts arrive together. Gives the update ids."""
        return self.acts(*[_act(who, "text", text=text) for text in texts])

    def starts(self, who: Somebody, code: str = "") -> int:
        """Opens the bot, with the code of a link when there is one."""
        return self.says(who, f"/start {code}".strip())[0]

    def taps(self, who: Somebody, label: str) -> int:
        """Touches a button of the keyboard at the bottom; fails when it does not stand there."""
        keyboard = self.keyboard_of(who)
        assert label in keyboard, f"no button {label!r}, only {keyboard}"
        return self.says(who, label)[0]

    def presses(self, who: Somebody, label: str) -> int:
        """Touches a button under a message: the newest one with this label."""
        for seen in reversed(self.sent_to(who)):
            for button in seen.inline:
                if button["text"] == label:
                    return self.presses_data(who, seen.message_id, button["callback_data"])
        raise AssertionError(f"no message to {who.name} has a button {label!r}")

    def presses_data(self, who: Somebody, message_id: int, data: str) -> int:
        """Touches a button that may be long gone from the screen."""
        return self.acts(_act(who, "callback", message=message_id, data=data))[0]

    def speaks(self, who: Somebody, sound: bytes = OGG, seconds: int = 3) -> int:
        """Sends a voice message."""
        return self.acts(_act(who, "voice", content=sound.hex(), seconds=seconds))[0]

    def shows(self, who: Somebody, picture: bytes = b"\xff\xd8photo", text: str = "") -> int:
        """Sends a photo."""
        return self.acts(_act(who, "photo", content=picture.hex(), text=text))[0]

    def does(self, who: Somebody, kind: str, **details: Any) -> int:
        """Anything else: sticker, location, edited, blocks, unblocks."""
        return self.acts(_act(who, kind, **details))[0]

    def puts(self, kind: str, content: Json) -> int:
        """An update of any shape, also one that cannot be read."""
        return self.acts({"kind": "raw", "type": kind, "content": content})[0]

    def acts(self, *acts: Json) -> list[int]:
        """Several acts that arrive together."""
        numbers: list[int] = self._post("act", list(acts))
        return numbers

    def refuses_voice(self, who: Somebody) -> None:
        """From now on Telegram takes no voice message for this person."""
        facts = {"id": who.telegram_id, "name": who.name, "voice_refused": True}
        self._post("meet", facts)

    def goes_wrong(self, kind: str, method: str = "sendMessage", **details: Any) -> None:
        """Orders a fault: `seconds`, `times` and `chat` (a Somebody) may be given."""
        if isinstance(details.get("chat"), Somebody):
            details["chat"] = details["chat"].telegram_id
        self._post("fault", {"kind": kind, "method": method, **details})

    def counts_updates_from(self, number: int) -> None:
        """After a quiet week Telegram begins to count anywhere."""
        self._post("next_update", {"id": number})

    def state(self) -> Json:
        """Everything: messages, calls, waiting, put_at, conflicts, webhook."""
        found: Json = self._http.get("/test/state").json()
        return found

    def sent_to(self, who: Somebody) -> list[Seen]:
        """What stands in somebody's chat, oldest first."""
        messages = self.state()["messages"]
        return [Seen(message) for message in messages if message["chat"]["id"] == who.telegram_id]

    def keyboard_of(self, who: Somebody) -> list[str]:
        """The labels of the keyboard that stands at the bottom of somebody's chat now."""
        for seen in reversed(self.sent_to(who)):
            if seen.changes_keyboard:
                return seen.keyboard
        return []

    def calls(self, method: str) -> list[Json]:
        """The calls of one method that Telegram took, oldest first."""
        return [call for call in self.state()["calls"] if call["method"] == method]

    def wait_for(self, claim: Callable[[], object], seconds: float = 10) -> Any:
        """Returns what the claim gives as soon as that is true; fails after `seconds`."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = claim()
            if found:
                return found
            time.sleep(0.02)
        raise AssertionError("this did not happen in time")

    def wait_for_messages(self, who: Somebody, count: int, seconds: float = 10) -> list[Seen]:
        """Waits until at least so many messages stand in somebody's chat."""
        self.wait_for(lambda: len(self.sent_to(who)) >= count, seconds)
        return self.sent_to(who)

    def _post(self, what: str, facts: object) -> Any:
        return self._http.post(f"/test/{what}", json=facts).raise_for_status().json()


def _act(who: Somebody, kind: str, **details: Any) -> Json:
    return {"kind": kind, "chat": who.telegram_id, "name": who.name, **details}
