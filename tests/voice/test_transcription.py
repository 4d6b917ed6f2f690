"""Who listens to a voice message: nobody, or a model on this machine."""

import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.voice.engines import hum
from tests.voice.model_stand_ins import Numbers, Recognizer, Whisper
from voice import NotSound, VoiceError, VoiceSettings, opus, transcriber
from voice.opus import Shape

VOICE = opus.encode(hum(1), Shape())
KINDS = {
    "vosk": ("am/final.mdl", "vosk"),
    "faster-whisper": ("model.bin", "faster_whisper"),
    "pywhispercpp": ("ggml-small.bin", "pywhispercpp.model"),
}


def test_by_default_nobody_claims_to_have_understood() -> None:
    assert transcriber(_settings(None)).transcribe(VOICE) is None


@pytest.mark.parametrize("package", KINDS)
def test_without_the_library_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    monkeypatch.setitem(sys.modules, KINDS[package][1], None)

    with pytest.raises(VoiceError, match=f"pip install {package}"):
        transcriber(_settings(_model(tmp_path, package)))


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(VoiceError, match="VOICE_TRANSCRIBER_MODEL"):
        transcriber(_settings(tmp_path))


def test_vosk_hears_every_part_of_the_recording(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _stand_in(monkeypatch, "vosk", Model=str, KaldiRecognizer=Recognizer, SetLogLevel=int)

    heard = transcriber(_settings(_model(tmp_path, "vosk"))).transcribe(VOICE)

    assert heard == "ik wil verhuizen"
    assert Recognizer.rate == 16_000
    assert Recognizer.heard == pytest.approx(32_000, rel=0.05)


@pytest.mark.parametrize("package", ["faster-whisper", "pywhispercpp"])
def test_whisper_hears_numbers_between_minus_one_and_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    _stand_in(monkeypatch, "numpy", frombuffer=Numbers)
    whisper = Whisper(gives_details=package == "faster-whisper")
    _stand_in(monkeypatch, KINDS[package][1], WhisperModel=whisper.load, Model=whisper.load)

    heard = transcriber(_settings(_model(tmp_path, package))).transcribe(VOICE)

    assert heard == "Ik wil verhuizen."
    assert 15_500 < len(whisper.heard) < 16_500
    assert 0.2 < max(whisper.heard) <= 1
    assert whisper.asked.get("local_files_only", True)


def test_a_model_that_hears_nothing_understood_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Recognizer, "words", '{"text": ""}')
    _stand_in(monkeypatch, "vosk", Model=str, KaldiRecognizer=Recognizer, SetLogLevel=int)

    assert transcriber(_settings(_model(tmp_path, "vosk"))).transcribe(VOICE) is None


def test_what_is_no_sound_reaches_no_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _stand_in(monkeypatch, "vosk", Model=str, KaldiRecognizer=Recognizer, SetLogLevel=int)

    with pytest.raises(NotSound):
        transcriber(_settings(_model(tmp_path, "vosk"))).transcribe(b"no sound")


def _settings(folder: Path | None) -> VoiceSettings:
    return VoiceSettings(voice_transcriber_model=folder)


def _model(folder: Path, package: str) -> Path:
    for name in (KINDS[package][0], "config.json"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).touch()
    return folder


def _stand_in(monkeypatch: pytest.MonkeyPatch, name: str, **parts: Any) -> None:
    module = ModuleType(name)
    vars(module).update(parts)
    monkeypatch.setitem(sys.modules, name, module)
    if "." in name:
        monkeypatch.setitem(sys.modules, name.split(".")[0], ModuleType(name.split(".")[0]))
