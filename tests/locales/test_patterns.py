"""The language of patterns: what each sign stands for, and which patterns are refused."""

import re

import pytest

from locales.groups import read_groups
from locales.patterns import BadPattern, Grammar, any_of, words_of
from locales.plain import make_reader

_PLAIN = make_reader({}, {}, [], [])
_GROUPS = read_groups({"who": ["hij", "zij"], "people": ["<who>", "mijn moeder"]})


def _finds(pattern: str, text: str) -> bool:
    marked = _GROUPS.mark(_PLAIN(text))
    return re.search(any_of([Grammar(_GROUPS).read(pattern)]), marked) is not None


@pytest.mark.parametrize(
    ("pattern", "found", "passed"),
    [
        ("(brand|rook) hier", "er is rook hier", "er is hier rook"),
        ("ik wil [echt] slapen", "ik wil echt slapen", "ik wil niet slapen"),
        ("spring+ eraf", "ik sprong niet maar springen eraf wel", "ik sprong eraf"),
        ("ik .. weg", "ik ga een keer weg", "ik ga nu heus wel een keer weg"),
        ("<people> slaat", "mijn moeder slaat", "de hamer slaat"),
        ("# pillen", "wel 20 pillen", "wel 2 pillen"),
        ("^ help $", "help!", "ik help Anna"),
        ("brand $", "er is brand. Kom", "brand is warm"),
        ("wordt geslagen", "ik wort geslage", "ik wordt geslacht"),
        ("ik stik", "ik stik", "ik stikdonker"),
    ],
)
def test_a_sign_means_what_it_says(pattern: str, found: str, passed: str) -> None:
    assert _finds(pattern, found)
    assert not _finds(pattern, passed)


@pytest.mark.parametrize(
    ("pattern", "where"),
    [
        ("(ik|jij", ")"),
        ("ik [wil", "]"),
        ("ik wil)", ")"),
        ("ik, jij", ","),
        ("Ik wil", "I"),
        ("<nobody> slaat", "<nobody>"),
        ("(ik|)", ")"),
        ("", ""),
    ],
)
def test_a_bad_pattern_is_refused_with_the_place(pattern: str, where: str) -> None:
    with pytest.raises(BadPattern) as refused:
        Grammar(_GROUPS).read(pattern)
    assert str(refused.value) == where


def test_a_group_cannot_use_one_that_comes_later() -> None:
    with pytest.raises(BadPattern):
        read_groups({"people": ["<who>"], "who": ["hij"]})


def test_a_gap_stops_before_a_halt() -> None:
    game = re.compile(any_of([Grammar(_GROUPS, ["ik"]).read("spel .. dood")]))
    assert game.search(_GROUPS.mark(_PLAIN("in het spel was hij dood")))
    assert not game.search(_GROUPS.mark(_PLAIN("leuk spel en ik wil dood")))


def test_words_are_marked_with_the_letters_of_their_groups() -> None:
    assert _GROUPS.mark(_PLAIN("hij en mijn moeder")) == " hij/ab en/ mijn/ moeder/ "


def test_words_are_collected_without_beginnings_and_names() -> None:
    assert words_of(["(hij|zij) <who> spring+ [af] .. 2"]) == {"hij", "zij", "af", "2"}
