"""How embedded.py reaches espeak-ng: the program on PATH, or its library in another process."""

import io
import json
import struct
import subprocess
import sys
import wave
from pathlib import Path
from threading import Timer
from typing import IO, Protocol

from voice.errors import EngineFailed
from voice.sentence import LANGUAGE
from voice.sound import Sound

NAME = "embedded"
_SECONDS = 20.0
_HEADER = struct.Struct("<II")
_SCRIPT = Path(__file__).with_name("espeak_process.py")


class Espeak(Protocol):
    """One speaker, used by one thread at a time."""

    def say(self, text: str, rate: int) -> Sound: ...

    def close(self) -> None: ...


class EspeakProgram:
    """The program, once for each text. The text goes in by a pipe: arguments are open to all."""

    def __init__(self, program: str, seconds: float = _SECONDS) -> None:
        self._program, self._seconds = program, seconds

    def say(self, text: str, rate: int) -> Sound:
        command = [self._program, "-v", LANGUAGE, "-s", str(rate), "--stdin", "--stdout"]
        try:
            done = subprocess.run(  # noqa: S603  (a fixed command; no text in it)
                command, input=text.encode(), capture_output=True, timeout=self._seconds, check=True
            )
            return _from_wave(done.stdout)
        except (OSError, subprocess.SubprocessError, wave.Error, EOFError) as cause:
            # Without the cause's own words: they would hold what was to be said.
            raise EngineFailed(NAME, f"espeak-ng: {type(cause).__name__}") from None

    def close(self) -> None:
        """Nothing stays behind between two texts."""


class EspeakProcess:
    """The library in a process that is started at the first text, and again after a crash."""

    def __init__(self, script: Path = _SCRIPT, seconds: float = _SECONDS) -> None:
        self._script, self._seconds = script, seconds
        self._process: subprocess.Popen[bytes] | None = None

    def say(self, text: str, rate: int) -> Sound:
        asked = json.dumps({"text": text, "rate": rate}).encode() + b"\n"
        for _ in range(2):
            try:
                return self._ask(asked)
            except (OSError, EOFError):
                self.close()
        raise EngineFailed(NAME, "the espeak-ng process stopped twice at one text")

    def close(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
        self._process = None

    def _ask(self, asked: bytes) -> Sound:
        process = self._process = self._process or self._start()
        if process.stdin is None or process.stdout is None:
            raise OSError("no pipes")
        # A process that hangs is ended; reading then meets the end of the file.
        watchdog = Timer(self._seconds, process.kill)
        watchdog.start()
        try:
            process.stdin.write(asked)
            process.stdin.flush()
            rate, length = _HEADER.unpack(_read(process.stdout, _HEADER.size))
            return Sound(_read(process.stdout, length), rate)
        finally:
            watchdog.cancel()

    def _start(self) -> subprocess.Popen[bytes]:
        # By its path and isolated: the process shares no module with us (see decision 0004).
        command = [sys.executable, "-I", str(self._script)]
        pipe = subprocess.PIPE
        return subprocess.Popen(  # noqa: S603  (a fixed command)
            command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL
        )


def _read(pipe: IO[bytes], length: int) -> bytes:
    content = pipe.read(length)
    if len(content) < length:
        raise EOFError
    return content


def _from_wave(content: bytes) -> Sound:
    # The lengths in the header are unknown to a program that writes to a pipe: read to the end.
    with wave.open(io.BytesIO(content)) as file:
        return Sound(file.readframes(len(content) // 2), file.getframerate())
