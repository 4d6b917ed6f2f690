"""What people write and what they mean become one: sound, short forms, typing mistakes, emoji."""

import pytest

from locales.plain import make_reader
from locales.sound import sound, sound_of_start

_PLAIN = make_reader(
    emoji={"🔪": "mes"},
    spellings={"kwil": "ik wil", "nie": "niet", "k": "ik"},
    known=["ik", "wil", "dood", "slaat", "geslapen", "mij", "hij"],
    grave=["geslagen", "zelfmoord"],
    run_starts=["ik", "hij"],
)


@pytest.mark.parametrize(
    "same",
    [
        ("wordt", "word", "wort"),
        ("leven", "leve", "leeve", "levven"),
        ("verkracht", "verkragt"),
        ("dood", "doot"),
        ("mij", "mei", "my"),
        ("pillen", "pille", "pilln"),
        ("slaapen", "slapen", "sloapen"),
        ("heb", "hep"),
        ("zelf", "self"),
        ("houd", "hout", "haut"),
    ],
)
def test_words_that_sound_alike_are_one(same: tuple[str, ...]) -> None:
    assert len({sound(word) for word in same}) == 1


@pytest.mark.parametrize(("one", "other"), [("man", "maan"), ("dood", "dode"), ("been", "ben")])
def test_words_that_sound_different_stay_apart(one: str, other: str) -> None:
    assert sound(one) != sound(other)


def test_the_beginning_of_a_word_keeps_its_open_end() -> None:
    assert sound_of_start("bloed") == "bloe[dt]"
    assert sound_of_start("slaap") == "slaa?p"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("  IK... wil!! ", " ik wil. "),
        ("Ik wil. Hij slaat", " ik wil. hij slaat "),
        ("s.o.s.", " sos. "),
        ("kwil nie", " ik wil niet "),
        ("ik wil doooooood", " ik wil doot "),
        ("da'k wil", " da ik wil "),
        ("doodikwil", " dodikwil "),
        ("ikwildood", " ik wil doot "),
        ("hijslaatmij", " hij slaat mij "),
        ("gelsagen", " geslage "),
        ("zelfmoort zelfmord", " selfmoort selfmoort "),
        ("ik heb geslapen", " ik hep geslape "),
        ("🔪", " mes "),
        ("Één café", " een kafe "),
        ("", "  "),
    ],
)
def test_a_text_becomes_plain_words(text: str, plain: str) -> None:
    assert _PLAIN(text) == plain
