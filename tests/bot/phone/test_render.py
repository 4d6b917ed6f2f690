"""Texts become safe pages, and a telephone number is one press away."""

import pytest

from bot.phone.entry import split_title
from bot.phone.render import linked
from locales.drawings import drawing_of
from tests.bot.people_side import words


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Call 112.", "112"),
        ("Call 113 or talk.", "113"),
        ("0800-0113", "08000113"),
        ("0800-2000!", "08002000"),
        ("088 0767 000", "0880767000"),
        ("0612345678", "0612345678"),
        ("Call De Linde: 020 000 00 10", "0200000010"),
        ("06 12 34 56 78.", "0612345678"),
        ("112, now", "112"),
    ],
)
def test_a_telephone_number_can_be_pressed(text: str, number: str) -> None:
    assert f'<a href="tel:{number}">' in linked(text)


@pytest.mark.parametrize("text", ["1120", "on 1-12", "12.112", "2026", "5,113", "10 112"])
def test_other_numbers_stay_numbers(text: str) -> None:
    assert ("<a" in linked(text)) == (text == "10 112")


def test_an_address_can_be_pressed() -> None:
    drawn = linked("Look at https://zegje.example/p/a_b-c.")

    assert '<a href="https://zegje.example/p/a_b-c" rel="noreferrer">' in drawn


def test_words_are_never_markup() -> None:
    assert linked("<b>112</b>") == '&lt;b&gt;<a href="tel:112">112</a>&lt;/b&gt;'
    assert "<script" not in linked('https://x.example/"><script>')


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("🙂 Good", ("🙂", "Good")),
        ("✏️ Something else", ("✏️", "Something else")),
        ("1️⃣ Monday", ("1️⃣", "Monday")),
        ("Yes", ("", "Yes")),
        ("Not good", ("", "Not good")),
        ("🙂", ("", "🙂")),
    ],
)
def test_the_pictogram_stands_apart_from_the_word(title: str, parts: tuple[str, str]) -> None:
    assert split_title(title) == parts


def test_every_button_has_a_drawing_that_is_the_same_on_every_phone() -> None:
    said = [button.title for each in words().responses.values() for button in each.buttons]
    needs = words().needs
    pictures = {split_title(title)[0] for title in said if split_title(title)[0]}
    pictures |= {theme.pictogram for theme in needs.themes}
    pictures |= {need.pictogram for need in needs.needs}
    assert {picture for picture in pictures if drawing_of(picture) is None} == set()


def test_what_nobody_drew_is_shown_as_the_phone_draws_it() -> None:
    assert drawing_of("Z") is None
