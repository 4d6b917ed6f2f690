"""What the operator can decide about voices."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from voice import VoiceSettings, engines_for


@pytest.fixture(autouse=True)
def _without_an_env_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VOICE_ENGINE", raising=False)


def test_google_is_tried_first_and_the_embedded_engine_is_always_there() -> None:
    engines = engines_for(VoiceSettings().voice_engine)

    assert [engine.name for engine in engines] == ["gtts", "embedded"]
    for engine in engines:
        engine.close()


def test_the_operator_can_keep_every_sentence_in_the_house(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOICE_ENGINE", "embedded")
    monkeypatch.setenv("VOICE_HUMAN_FOLDER", "recorded")

    settings = VoiceSettings()

    assert [engine.name for engine in engines_for(settings.voice_engine)] == ["embedded"]
    assert settings.voice_human_folder == Path("recorded")


def test_an_unknown_engine_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOICE_ENGINE", "loud")

    with pytest.raises(ValidationError, match="voice_engine"):
        VoiceSettings()
