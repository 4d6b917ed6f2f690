"""Below everything in voice: what can go wrong, said without a word of any client."""


class VoiceError(Exception):
    """There is no recording; whoever asked for it sends the text alone."""


class EngineFailed(VoiceError):
    """An engine cannot go on; `engine` is its name and `why` one clear line for the operator."""

    def __init__(self, engine: str, why: str) -> None:
        super().__init__(f"The voice engine {engine} failed: {why}")
        self.engine = engine
        self.why = why


class NothingToSay(VoiceError):
    """The text holds no letter and no digit, or is too long to be read aloud."""


class NotSound(VoiceError):
    """What came in cannot be decoded as sound, or is longer than anybody may send."""
