"""What is on the screen, and what is read aloud."""

import pytest

from voice.script import blocks, is_fixed, spoken_text, word_count


def test_pictograms_are_not_read_aloud() -> None:
    assert spoken_text("🙂 Goed 👩🏽‍🦱") == "Goed"


def test_options_stand_apart_from_the_sentence_and_from_each_other() -> None:
    assert (
        spoken_text("Hoe gaat het?", ["🙂 Goed", "🙁 Slecht"]) == "Hoe gaat het?\n\nGoed\n\nSlecht"
    )


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        ("Bel 112.", "Bel 1 1 2."),
        ("Bel 0800 0113.", "Bel 0 8 0 0, 0 1 1 3."),
        ("Bel 0800-2000.", "Bel 0 8 0 0, 2 0 0 0."),
        ("Bel 088 0767 000.", "Bel 0 8 8, 0 7 6 7, 0 0 0."),
        ("Bel 0612345678.", "Bel 0 6 1 2 3 4 5 6 7 8."),
    ],
)
def test_a_telephone_number_is_read_digit_by_digit(shown: str, read: str) -> None:
    assert spoken_text(shown) == read


@pytest.mark.parametrize("shown", ["Het is 09:30 uur.", "Op 01-02-2026.", "Kies 3 of 10."])
def test_other_numbers_stay_as_they_are(shown: str) -> None:
    assert spoken_text(shown) == shown


def test_a_link_is_not_spelled_out() -> None:
    assert spoken_text("Kijk op https://example.org/a?b=1 nu") == "Kijk op nu"


def test_punctuation_only_leaves_nothing() -> None:
    assert spoken_text("…!\n\n🙂") == ""


def test_reading_what_was_prepared_for_reading_changes_nothing() -> None:
    spoken = spoken_text("🙂 Bel 0800 0113\nof +31 6 12345678.", ["✅ Ja", "112"])

    assert spoken_text(spoken) == spoken


def test_each_line_ends_with_a_pause() -> None:
    assert blocks("Een regel\nNog een.\n\nJa") == ["Een regel. Nog een.", "Ja."]


def test_each_digit_of_a_number_counts_as_a_word() -> None:
    assert word_count(spoken_text("Bel 112 - nu!")) == 5


def test_a_sentence_with_a_placeholder_is_not_fixed() -> None:
    assert not is_fixed("Hoi {client_name}!")
    assert spoken_text("Hoi {client_name}! 🙂") == "Hoi {client_name}!"  # can still be filled in
    assert is_fixed("Hoi!")
