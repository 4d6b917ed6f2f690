"""The doctor names what is wrong, and a check that breaks hides no other."""

from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr

from bot import doctor
from bot.doctor import Doctor, Finding, is_well
from bot.settings import BotSettings
from locales.release import build_release
from locales.style import SEED
from locales.weighing import learn
from store import open_store
from tests.conftest import LaidOut, lay_out


def _look(settings: BotSettings) -> dict[str, Finding]:
    return {finding.about: finding for finding in Doctor(lambda: settings).look()}


@pytest.fixture
def settings(laid_out: LaidOut, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BotSettings:
    def nobody(url: str, timeout: float) -> httpx.Response:
        raise httpx.ConnectError("nobody there")

    monkeypatch.setattr(httpx, "get", nobody)
    lay_out(laid_out, tmp_path / "var")
    return BotSettings(var_dir=tmp_path / "var")


def test_a_good_store_is_well_and_absent_processes_are_not(settings: BotSettings) -> None:
    found = _look(settings)
    assert found["database"].state == found["access log"].state == "good"
    assert found["bot"].state == found["rasa"].state == "bad"
    assert found["words"].state == "bad"
    assert found["mail"].state == "warn"
    assert not is_well([*found.values()])


def test_a_missing_organisation_file_is_named(settings: BotSettings, tmp_path: Path) -> None:
    gone = settings.model_copy(update={"organisation_file": tmp_path / "gone.yml"})
    assert "cannot be read" in _look(gone)["organisation"].text


def test_a_mail_server_that_is_not_there_is_wrong(settings: BotSettings) -> None:
    url = SecretStr("smtp://u:p4ss@127.0.0.1:9?from=zegje@linde.example")
    finding = _look(settings.model_copy(update={"smtp_url": url}))["mail"]
    assert finding.state == "bad"
    assert "p4ss" not in finding.text


def test_a_changed_access_log_is_found(settings: BotSettings) -> None:
    store = open_store(settings)
    with store.open_work() as work:
        work.accesses.append("contact", None, "signal").what = "nothing"
        work.commit()
    store.close()
    assert _look(settings)["access log"].state == "bad"


def test_production_is_told_what_stands_in_the_way(settings: BotSettings) -> None:
    found = [
        finding
        for finding in Doctor(lambda: settings.model_copy(update={"production": True})).look()
        if finding.about == "production"
    ]
    assert {finding.state for finding in found} == {"bad"}
    assert len(found) >= 4


def test_a_check_that_breaks_is_a_finding(
    settings: BotSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def check_nothing(settings: BotSettings) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(doctor, "_CHECKS", (check_nothing,))
    assert _look(settings)["nothing"].text == "ZeroDivisionError"


def test_settings_that_cannot_be_read_name_the_setting_and_not_its_value() -> None:
    def read() -> BotSettings:
        return BotSettings(bot_web_port="p4ss")  # type: ignore[arg-type]

    (finding,) = Doctor(read).look()
    assert "bot_web_port" in finding.text
    assert "p4ss" not in finding.text


def test_a_release_without_the_bots_own_ear_is_told_so(settings: BotSettings) -> None:
    def said() -> list[str]:
        return [each.text for each in Doctor(lambda: settings).look() if each.about == "words"]

    release = build_release(settings.var_dir, SEED)
    assert any("patterns only" in text for text in said())
    learn(["brand", "brand", "brand", "soep"], ["emergency"] * 3 + [None]).write(release.weights)
    assert not any("patterns only" in text for text in said())
    release.weights.write_text("{", encoding="utf-8")
    assert any("danger.json" in text for text in said())
