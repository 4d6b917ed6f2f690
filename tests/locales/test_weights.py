"""The bot's own ear for danger: grams, weights that are learned, and what is kept of them."""

import json
from pathlib import Path

import pytest

from locales.grams import grams_in, values_of
from locales.loader import load_words
from locales.reading import WordsError
from locales.signs import Notice
from locales.style import SEED
from locales.weighing import learn
from locales.weights import read_weights

_GRAVE = {
    "emergency": ["het brand hier", "er is brand in huis", "brand in de gang", "het brand nu"],
    "abuse": ["hij slaat mij", "hij slaat mij nu", "zij slaat mij vaak", "hij slaat mij hier"],
}
_EVERYDAY = ["ik eet soep", "ik ga naar huis", "hij eet soep", "zij gaat nu naar huis", "ik ga nu"]
_TEXTS = [*_GRAVE["emergency"], *_GRAVE["abuse"], *_EVERYDAY]
_KINDS = [*["emergency"] * 4, *["abuse"] * 4, *[None] * 5]


def test_a_text_has_words_pairs_letters_and_groups() -> None:
    grams = grams_in(" hij/w slaat/V mij. ")
    assert {"hij", "hij slaat", "hij .. mij", "~slaat", "~_hi", "/w", "/V", "/w V"} <= grams
    assert "~_h" not in grams


def test_the_more_grams_of_a_kind_the_less_each_counts() -> None:
    one = values_of("hij slaat", {"hij"})
    assert one == {"hij": 1.0}
    two = values_of("hij slaat", {"hij", "slaat"})
    assert two["hij"] == pytest.approx(2**-0.5)
    assert values_of("hij slaat", {}) == {}


def test_danger_is_told_from_everyday_and_its_kind_is_named() -> None:
    weights = learn(_TEXTS, _KINDS)
    assert weights.kinds == ("abuse", "emergency")
    assert weights.suspect("die man slaat mij") == "abuse"
    assert weights.suspect("brand hier") == "emergency"
    assert weights.suspect("brand") is None  # one word is left to the patterns
    assert weights.suspect("ik eet nu soep") is None
    assert weights.suspect("") is None


def test_the_same_sentences_give_the_same_weights() -> None:
    assert learn(_TEXTS, _KINDS) == learn(_TEXTS, _KINDS)


def test_what_was_learned_is_kept(tmp_path: Path) -> None:
    learned = learn(_TEXTS, _KINDS)
    learned.write(tmp_path / "danger.json")
    assert read_weights(tmp_path / "danger.json") == learned
    assert [path.name for path in tmp_path.iterdir()] == ["danger.json"]


@pytest.mark.parametrize(
    "written",
    [
        "{",
        "[]",
        json.dumps({"kinds": ["abuse"], "offsets": [0.1], "by_gram": {}}),
        json.dumps({"kinds": ["abuse"], "offsets": [0.1, 0.2], "by_gram": {"a": [1]}}),
        json.dumps({"kinds": ["abuse"], "offsets": ["much", 0.2], "by_gram": {}}),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, written: str) -> None:
    path = tmp_path / "danger.json"
    path.write_text(written, encoding="utf-8")
    with pytest.raises(WordsError, match=r"danger\.json"):
        read_weights(path)


def test_the_words_of_a_release_listen_with_them_and_others_do_without(tmp_path: Path) -> None:
    path = tmp_path / "danger.json"
    assert load_words(SEED, path).safety.suspect("die man slaat mij") is None
    learn(_TEXTS, _KINDS).write(path)
    heard = load_words(SEED, path).safety
    assert heard.suspect("die man slaat mij") == Notice("abuse", "B")
    assert heard.suspect("brand hier") == Notice("emergency", "A")
    assert heard.suspect("ik eet soep") is None
