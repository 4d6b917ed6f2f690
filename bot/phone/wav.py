"""For phones that cannot play Ogg (iPhones before iOS 18.4): the same sound as WAV."""

import io
import wave

from voice import opus

_RATE = 16_000


def as_wav(content: bytes) -> bytes:
    """Mono, 16 bits; a sentence of five seconds is 160 KB."""
    sound = opus.decode(content, _RATE)
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(sound.rate)
        out.writeframes(sound.pcm)
    return file.getvalue()
