"""Preparing makes a release when the words changed, and a model only when it has to learn anew."""

import shutil
import sys
from pathlib import Path

import pytest

from bot import learning, preparing
from bot.learning import CannotPrepare
from bot.preparing import prepare
from locales.release import current_release, read_release
from locales.weights import read_weights
from voice import EngineFailed, Report, VoiceSettings

_TRAINER = """
import pathlib, sys
log = pathlib.Path({log!r})
log.write_text(log.read_text() + "trained " if log.exists() else "trained ")
pathlib.Path(sys.argv[2]).write_text("a model")
"""


# A few sentences are learned at once, thousands are not.
_SENTENCES, _FEW = {"nlu", "nlu_unseen"}, Path(__file__).parent / "few_sentences.yml"


class _Shop:
    """A seed of its own, a trainer that writes down when it trains, and no real voices."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.seed, self.log = folder / "nl", folder / "log"
        self.settings = VoiceSettings(var_dir=folder / "var")
        self.said: list[str] = []
        self.voices: Exception | None = None
        shutil.copytree(preparing.SEED, self.seed, ignore=lambda _, names: _SENTENCES & {*names})
        (self.seed / "nlu").mkdir()
        shutil.copy(_FEW, self.seed / "nlu")
        script = folder / "trainer.py"
        script.write_text(_TRAINER.format(log=str(self.log)))
        monkeypatch.setattr(preparing, "SEED", self.seed)
        monkeypatch.setattr(learning, "TRAINER", (Path(sys.executable), str(script)))
        monkeypatch.setattr(preparing, "make_pack", self._make_pack)

    def prepare(self) -> int:
        return prepare(self.settings, self.said.append).number

    def add_sentences(self) -> None:
        new = self.seed / "nlu/new.yml"
        new.write_text(
            (self.seed / "nlu" / _FEW.name).read_text(encoding="utf-8"), encoding="utf-8"
        )

    def trained(self) -> int:
        return self.log.read_text().count("trained")

    def _make_pack(self, *args: object) -> Report:
        if self.voices is not None:
            raise self.voices
        return Report("embedded", 1, 0, 0, 0, (), ())


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> _Shop:
    return _Shop(tmp_path, monkeypatch)


def test_the_second_time_nothing_is_made(shop: _Shop) -> None:
    assert (shop.prepare(), shop.prepare()) == (1, 1)
    assert shop.trained() == 1


def test_changed_words_of_the_bot_need_a_release_and_no_new_model(shop: _Shop) -> None:
    shop.prepare()
    words = shop.seed / "bot.yml"
    words.write_text(words.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    assert shop.prepare() == 2
    assert shop.trained() == 1
    live = current_release(shop.settings.var_dir)
    assert live.model.read_text() == "a model"
    assert live.weights.samefile(read_release(shop.settings.var_dir, 1).weights)


def test_changed_sentences_are_learned(shop: _Shop) -> None:
    shop.prepare()
    shop.add_sentences()
    assert shop.prepare() == 2
    assert shop.trained() == 2


def test_the_bots_own_ear_learns_beside_the_model(shop: _Shop) -> None:
    shop.prepare()
    weights = read_weights(current_release(shop.settings.var_dir).weights)
    assert weights is not None
    assert weights.kinds == ("abuse", "emergency", "self_harm")


def test_without_an_engine_zegje_writes_and_tries_again_next_time(shop: _Shop) -> None:
    shop.voices = EngineFailed("embedded", "nobody speaks")
    assert shop.prepare() == 1
    assert any("nobody speaks" in line for line in shop.said)
    shop.voices = None
    assert shop.prepare() == 1
    assert "voices: 1 made, 0 kept, by embedded" in shop.said
    shop.said.clear()
    shop.prepare()
    assert shop.said == []


def test_a_training_that_fails_says_why_and_leaves_what_was_live(
    shop: _Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.prepare()
    broken = (sys.executable, "-c", "import sys; sys.exit('the rules contradict')")
    monkeypatch.setattr(learning, "TRAINER", (Path(broken[0]), *broken[1:]))
    shop.add_sentences()
    with pytest.raises(CannotPrepare, match="the rules contradict"):
        shop.prepare()
    assert current_release(shop.settings.var_dir).number == 1
