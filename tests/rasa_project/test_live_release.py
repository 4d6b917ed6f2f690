"""Rasa follows the live release: its words at once, its model as soon as that can answer."""

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from locales.release import make_live
from store.settings import secret_or_made
from tests.processes import free_port, rasa
from tests.rasa_project.conftest import Assistant

pytestmark = pytest.mark.rasa

PATIENCE_S = 60.0


def test_new_words_are_said_at_once_and_broken_ones_never(assistant: Assistant) -> None:
    with _changed(assistant) as file:
        file.write_text(_new_words(file), encoding="utf-8")
        assert "Ik heb een stem." in _said(assistant, "words00001")
        for number, broken in enumerate(["responses: [broken", "responses: {utter_ask_sound: x}"]):
            file.write_text(broken, encoding="utf-8")
            assert "Ik heb een stem." in _said(assistant, f"words1000{number}")


def test_what_the_live_words_lack_is_said_in_the_words_of_the_model(assistant: Assistant) -> None:
    trained = _said(assistant, "lacking001")
    with _changed(assistant) as file:
        file.write_text("responses: {}", encoding="utf-8")
        assert _said(assistant, "lacking002") == trained


def test_broken_words_at_the_start_leave_the_words_of_the_model(assistant: Assistant) -> None:
    trained = _said(assistant, "atstart001")
    with _changed(assistant) as file:
        file.write_text("responses: [broken", encoding="utf-8")
        assistant.process.kill()
        assistant.process.start()
        assert _said(assistant, "atstart002") == trained


def test_a_new_model_is_taken_and_talks_go_on(assistant: Assistant) -> None:
    assistant.say("goeson0001", "m1", payload="start_voice")
    _release(assistant, 2)
    _wait(assistant, lambda: assistant.release() == "2")
    assert assistant.say("goeson0001", "m2", payload="explain")["expects"] == "sound"


def test_a_model_that_cannot_be_loaded_changes_nothing(assistant: Assistant) -> None:
    before = assistant.release()
    _release(assistant, 3, b"half a model")
    line = "model of release 3 cannot be loaded"
    _wait(assistant, lambda: line in assistant.process.tail())
    assert assistant.release() == before
    assert _said(assistant, "oldmodel01")


def test_without_a_model_it_says_what_is_missing(tmp_path: Path) -> None:
    port = free_port()
    process = rasa(tmp_path, port, free_port())
    process.start(is_awaited=False)
    try:
        healthz = _when_up(f"http://127.0.0.1:{port}/healthz")
        assert (healthz.status_code, healthz.json()["reasons"]) == (503, ["model"])
        secret = secret_or_made(tmp_path, "RASA_SECRET").get_secret_value()
        shown = {"authorization": f"Bearer {secret}"}
        body = {"conversation": "nomodel001", "message_id": "m1", "text": "hoi"}
        url = f"http://127.0.0.1:{port}/zegje/message"
        answer = httpx.post(url, json=body, headers=shown, timeout=5)
        assert (answer.status_code, answer.json()) == (503, {"error": "model"})
    finally:
        process.stop()


def _said(assistant: Assistant, conversation: str) -> str:
    answer = assistant.say(conversation, "m1", payload="start_voice")
    return str(answer["messages"][0]["text"])


@contextmanager
def _changed(assistant: Assistant) -> Iterator[Path]:
    number = (assistant.var_dir / "releases/current").read_text()
    file = assistant.var_dir / "releases" / number / "words/responses/voice.yml"
    good = file.read_text(encoding="utf-8")
    try:
        yield file
    finally:
        file.write_text(good, encoding="utf-8")


def _new_words(file: Path) -> str:
    good = file.read_text(encoding="utf-8")
    changed = good.replace("Ik kan ook praten.", "Ik heb een stem.")
    assert changed != good
    return changed


def _release(assistant: Assistant, number: int, model: bytes | None = None) -> None:
    releases = assistant.var_dir / "releases"
    shutil.copytree(releases / "1", releases / str(number))
    if model is not None:
        (releases / str(number) / "model.tar.gz").write_bytes(model)
    make_live(assistant.var_dir, number)


def _wait(assistant: Assistant, is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < until, assistant.process.tail()
        time.sleep(0.2)


def _when_up(url: str) -> httpx.Response:
    until = time.monotonic() + PATIENCE_S
    while True:
        try:
            return httpx.get(url, timeout=5)
        except httpx.HTTPError:
            assert time.monotonic() < until
            time.sleep(0.2)
