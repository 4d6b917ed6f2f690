"""A program of its own around espeak-ng's library, which is GPL-3: nothing of ours is loaded here.

Run as `python -m voice.espeak_process`. Each line in is JSON, {"text": …, "rate": words a minute};
each answer is two unsigned 32-bit numbers (samples per second, bytes that follow) and the samples.
"""

import ctypes
import json
import os
import struct
import sys
from collections.abc import Callable
from typing import BinaryIO

import espeakng_loader  # type: ignore[import-untyped]

HEADER = struct.Struct("<II")
_SYNCHRONOUS, _DO_NOT_EXIT = 2, 0x8000
_UTF8, _RATE_PARAMETER = 1, 1

_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)

Synthesis = Callable[[str, int], bytes]


def main() -> None:
    """Answer until the line in is closed; a sentence that fails ends the process, not the bot."""
    answers = _private_stdout()
    samples_per_second, speak = load_library()
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        pcm = speak(asked["text"], asked["rate"])
        answers.write(HEADER.pack(samples_per_second, len(pcm)) + pcm)
        answers.flush()


def load_library(voice: str = "nl") -> tuple[int, Synthesis]:
    """Samples per second, and the function that says a text at a rate in words a minute."""
    library = ctypes.CDLL(espeakng_loader.get_library_path())
    data = espeakng_loader.get_data_path().encode()
    samples_per_second = library.espeak_Initialize(_SYNCHRONOUS, 0, data, _DO_NOT_EXIT)
    if samples_per_second <= 0 or library.espeak_SetVoiceByName(voice.encode()) != 0:
        sys.exit("espeak-ng has no Dutch voice here")
    return samples_per_second, _synthesis(library)


def _synthesis(library: ctypes.CDLL) -> Synthesis:
    heard = bytearray()

    def keep(samples: int | None, count: int, _events: int | None) -> int:
        if samples and count > 0:
            heard.extend(ctypes.string_at(samples, 2 * count))
        return 0

    callback = _CALLBACK(keep)

    def speak(text: str, rate: int) -> bytes:
        heard.clear()
        library.espeak_SetSynthCallback(callback)
        library.espeak_SetParameter(_RATE_PARAMETER, rate, 0)
        letters = text.encode() + b"\0"
        library.espeak_Synth(letters, len(letters), 0, 0, 0, _UTF8, None, None)
        return bytes(heard)

    return speak


def _private_stdout() -> BinaryIO:
    """The library prints its complaints on standard output; they must not mix with the sound."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


if __name__ == "__main__":
    main()
