"""What a client wrote is read as it stands in a dictionary, however he spelt it."""

from functools import cache

import pytest

from locales.reading import read_yaml
from locales.style import SEED
from rasa_project.reading.gathering import make_vocabulary
from rasa_project.reading.reader import Reader, plain, tokens


@cache
def reader() -> Reader:
    """With the spellings and concepts of the repository, and the frequency list of Dutch."""
    written = read_yaml(SEED / "concepts.yml", dict[str, dict[str, list[str] | str]])
    safety = read_yaml(SEED / "safety.yml", dict[str, object])
    spellings = {**_texts(safety["spellings"]), **_texts(written["spellings"])}
    concepts = {word: name for name, words in written["concepts"].items() for word in words}
    return Reader(make_vocabulary([], spellings, concepts), concepts, _texts(written["emoji"]))


def _texts(mapping: object) -> dict[str, str]:
    assert isinstance(mapping, dict)
    return {str(said): str(meant) for said, meant in mapping.items()}


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("kwil nie mer hier wone", "ik wil niet meer hier wonen"),
        ("tgaat wel", "het gaat wel"),
        ("me begelijding heb geen tijd", "mij begeleiding heb geen tijd"),
        ("ikwilnaarhuis", "ik wil naar huis"),
        ("hoooooi", "hooi"),
        ("ik hou van voetbal", "ik hou van voetbal"),
        ("fakansie in spanje", "vakantie in spanje"),
    ],
)
def test_it_reads(said: str, meant: str) -> None:
    assert " ".join(reader().read(said).words) == meant


def test_a_picture_is_a_word() -> None:
    assert "verdrietig" in reader().read("😢").words


def test_a_compound_is_taken_apart() -> None:
    assert reader().vocabulary.parts("tandartsafspraak") == ("tandarts", "afspraak")


@pytest.mark.parametrize(
    ("said", "concept"),
    [
        ("mijn kies doet pijn", "body_part"),
        ("mijn huisgenoten zijn druk", "housemate"),
        ("ik heb gitaarles", "school_course"),
        ("ik moet naar de fysio", "health_professional"),
        ("de bewintvoerder belt niet", "administrator"),
    ],
)
def test_a_word_that_stands_in_no_sentence_is_still_about_something(
    said: str, concept: str
) -> None:
    assert concept in reader().read(said).concepts


def test_nothing_is_too_strange_to_be_read() -> None:
    for strange in ("", "   ", "???", "🦆", "a" * 5000, "\u200b/stop", "ﷺ", "x" * 40 + " y"):
        reading = reader().read(strange)
        assert len(reading.words) == len(reading.lemmas)


def test_capitals_accents_and_quotes_make_no_difference() -> None:
    assert tokens(plain("Één KEER", {})) == tokens(plain("een keer", {}))
    assert plain("zo’n", {}) == plain("zo'n", {})
