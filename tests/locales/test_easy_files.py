"""The measures of a whole file: average length, hard words, reading ease, readers."""

from datetime import date
from pathlib import Path

from locales.easy_files import Averages, Reader, Readers, judge, measure, read_readers
from locales.easy_pieces import Piece
from locales.easy_words import read_word_list, zipf
from locales.style import SEED

WORDS = read_word_list(SEED)
NOBODY = Readers({})
TWO = Readers({"bot.yml": [Reader("Peter", date(2026, 11, 1)), Reader("Bram", date(2026, 11, 2))]})


def measured(text: str, readers: Readers = TWO) -> Averages:
    return measure("bot.yml", [Piece("bot.yml", "say_it", "turn", text)], WORDS, readers)


def keys(found: Averages) -> set[str]:
    return {each.key for each in judge(found)}


def test_a_file_of_short_known_words_read_by_two_is_good() -> None:
    assert keys(measured("Ik ben er.\nWij praten nu.")) == set()


def test_long_sentences_make_the_average_too_high() -> None:
    assert "E1_average" in keys(measured("Ik wil graag nu met jou praten over je werk."))


def test_too_many_hard_words_make_a_file_too_hard() -> None:
    assert "E11" in keys(measured("De begeleider komt.\nDe begeleider gaat."))


def test_long_words_lower_the_reading_ease() -> None:
    assert "E18" in keys(measured("Verantwoordelijkheidsgevoel ontwikkelen bevordert zelfstandig."))


def test_one_reader_is_not_enough() -> None:
    peter_twice = Readers({"bot.yml": [Reader("Peter", date(2026, 11, day)) for day in (1, 2)]})
    assert "E24" in keys(measured("Ik ben er.", NOBODY))
    assert "E24" in keys(measured("Ik ben er.", peter_twice))


def test_a_name_is_read_as_a_short_name() -> None:
    assert measured("Dit is {contact_name}.").ease == measured("Dit is Anna.").ease


def test_readers_are_read_with_name_and_date(tmp_path: Path) -> None:
    text = "read_by:\n  bot.yml:\n  - {name: Peter, read_on: 2026-11-01}\n"
    (tmp_path / "readers.yml").write_text(text, encoding="utf-8")
    assert read_readers(tmp_path).read_by["bot.yml"] == [Reader("Peter", date(2026, 11, 1))]


def test_an_inflected_word_is_as_known_as_its_dictionary_form() -> None:
    assert zipf("vertrouwt") == zipf("vertrouwen")


def test_a_compound_is_as_known_as_its_hardest_part() -> None:
    assert zipf("tijdhulp") == min(zipf("tijd"), zipf("hulp"))
