"""One message to somebody, as it lies in the outbox: everything a channel needs to show it."""

from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from voice import Speed

MAX_CALLBACK_BYTES = 64


class ReplyButton(BaseModel):
    """A choice under a message; `inline` ones stay with their message, others fill the keyboard."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str = Field(min_length=1)
    payload: str = Field(min_length=1)
    inline: bool = False

    @model_validator(mode="after")
    def _fits_under_a_message(self) -> Self:
        if self.inline and len(self.payload.encode()) > MAX_CALLBACK_BYTES:
            raise ValueError("Telegram takes 64 bytes of callback data")
        return self


class Reply(BaseModel):
    """The body of one outbox row; every name in a text is already filled in."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str = ""
    utter: str | None = None
    spoken: str | None = None
    """What the voice says; null says nothing."""
    voice: str | None = None
    """The recording in the voice pack, by its file name."""
    speed: Speed = "normal"
    """How fast the local voice says what has no recording."""
    buttons: tuple[ReplyButton, ...] = ()
    image: str | None = None
    """A picture of our own, by its file name."""
    attachment: str | None = None
    """The id of a voice message or photo that somebody shared."""
    picture_url: str | None = None
    answer_callback: str | None = None
    """The callback query that this message answers."""
    remove_keyboard: bool = False

    def to_body(self) -> str:
        """The JSON that goes into the outbox."""
        return self.model_dump_json()

    @classmethod
    def from_body(cls, body: str) -> "Reply":
        """The message that an outbox row holds."""
        return cls.model_validate_json(body)
