"""One message as the person in the chat sees it."""

from dataclasses import dataclass

from tests.bot_api.memory import Json


@dataclass(frozen=True)
class Seen:
    """A message that the bot sent."""

    raw: Json

    @property
    def message_id(self) -> int:
        """Telegram's number of the message."""
        number: int = self.raw["message_id"]
        return number

    @property
    def text(self) -> str:
        """The text, or the caption under a voice or picture."""
        return str(self.raw.get("text") or self.raw.get("caption", ""))

    @property
    def voice(self) -> str | None:
        """The file id of the voice, when it speaks."""
        return self.raw["voice"]["file_id"] if "voice" in self.raw else None

    @property
    def photo(self) -> str | None:
        """The file id of the picture, when there is one."""
        return self.raw["photo"][-1]["file_id"] if "photo" in self.raw else None

    @property
    def inline(self) -> list[Json]:
        """The buttons under the message."""
        rows = self.raw.get("reply_markup", {}).get("inline_keyboard", [])
        return [button for row in rows for button in row]

    @property
    def keyboard(self) -> list[str]:
        """The labels that this message puts at the bottom of the chat."""
        rows = self.raw.get("reply_markup", {}).get("keyboard", [])
        return [button["text"] for row in rows for button in row]

    @property
    def changes_keyboard(self) -> bool:
        """Does it put another keyboard at the bottom, or take it away?"""
        return bool({"keyboard", "remove_keyboard"} & set(self.raw.get("reply_markup", {})))
