"""The voice that is always there, for real: espeak-ng says it, and we measure."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from voice import opus, sound
from voice.embedded import Embedded, find_espeak
from voice.errors import EngineFailed
from voice.espeak import EspeakProcess, EspeakProgram
from voice.script import spoken_text, word_count
from voice.sentence import Speed
from voice.sound import Sound
from voice.speech import listen, record

SENTENCES = (
    "Hoe voel je je?",
    "Zou je iets willen veranderen?",
    "Ik ben een computer.\nJij bent de baas over je eigen woorden.",
    "Bel 112 als er nu gevaar is.\nOf bel 0800 0113.",
)


@pytest.fixture(scope="module")
def engine() -> Iterator[Embedded]:
    """From the wheel, whatever this machine has installed; the process is shared."""
    embedded = Embedded(EspeakProcess)
    yield embedded
    embedded.close()


@pytest.mark.parametrize("text", SENTENCES)
def test_it_speaks_130_to_150_words_a_minute(engine: Embedded, text: str) -> None:
    assert 130 <= _measured(engine, text, "normal") <= 150


@pytest.mark.parametrize("text", SENTENCES)
def test_the_slow_set_is_clearly_slower(engine: Embedded, text: str) -> None:
    assert 98 <= _measured(engine, text, "slow") <= 116


def test_words_of_dutch_sound_different_from_each_other(engine: Embedded) -> None:
    assert engine.say("ja").pcm != engine.say("nee").pcm


def test_a_process_that_was_killed_is_started_again() -> None:
    espeak = EspeakProcess()
    before = espeak.say("Hoi!", 130)
    assert espeak._process is not None
    espeak._process.kill()

    assert espeak.say("Hoi!", 130) == before
    espeak.close()


def test_a_process_that_always_stops_is_a_failure(tmp_path: Path) -> None:
    espeak = EspeakProcess(_script(tmp_path, "import sys; sys.stdin.readline()"))

    with pytest.raises(EngineFailed, match="stopped twice"):
        espeak.say("Hoi!", 130)


def test_a_process_that_hangs_is_ended(tmp_path: Path) -> None:
    espeak = EspeakProcess(_script(tmp_path, "import time; time.sleep(60)"), seconds=0.2)

    with pytest.raises(EngineFailed, match="stopped twice"):
        espeak.say("Hoi!", 130)


def test_the_program_on_the_path_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _program(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert isinstance(find_espeak(), EspeakProgram)


def test_without_a_program_the_library_of_the_wheel_speaks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    assert isinstance(find_espeak(), EspeakProcess)


def test_a_program_gets_the_words_by_a_pipe_that_nobody_else_can_read(tmp_path: Path) -> None:
    heard = EspeakProgram(str(_program(tmp_path))).say("Sanne is boos", 130)

    assert heard == Sound(b"\x01\x00" * 1300, 16_000)
    assert (tmp_path / "arguments").read_text() == "-v nl -s 130 --stdin --stdout"
    assert (tmp_path / "input").read_text() == "Sanne is boos"


def test_a_program_that_fails_says_nothing_of_the_words(tmp_path: Path) -> None:
    program = tmp_path / "espeak-ng"
    program.write_text("#!/bin/sh\ncat >&2\nexit 3\n")
    program.chmod(0o755)

    with pytest.raises(EngineFailed) as failure:
        EspeakProgram(str(program)).say("Sanne is boos", 130)
    assert "Sanne" not in f"{failure.value!r}{failure.value.__cause__!r}"


def _measured(engine: Embedded, text: str, speed: Speed) -> float:
    content = record(engine, listen(engine, text), speed).content
    return 60 * word_count(spoken_text(text)) / sound.trimmed(opus.decode(content)).seconds


def _script(folder: Path, code: str) -> Path:
    script = folder / "espeak_process.py"
    script.write_text(code)
    return script


def _program(folder: Path) -> Path:
    """A program that keeps what it is given, and answers with 10 samples for each of the rate."""
    program = folder / "espeak-ng"
    program.write_text(
        f"""#!{sys.executable}
import pathlib, sys, wave
folder = pathlib.Path(__file__).parent
(folder / "arguments").write_text(" ".join(sys.argv[1:]))
(folder / "input").write_text(sys.stdin.read())
with wave.open(sys.stdout.buffer, "wb") as file:
    file.setparams((1, 2, 16000, 1300, "NONE", ""))
    file.writeframes(b"\\x01\\x00" * 10 * int(sys.argv[4]))
"""
    )
    program.chmod(0o755)
    return program
