"""What is marked in somebody's own message, and what is left in peace."""

import subprocess
import sys
from pathlib import Path

import pytest

from locales.known import write_known
from locales.marking import NAME, Marker, read_marker

WORDS = Path(__file__).parents[2] / "locales/nl"


@pytest.fixture(scope="module")
def marker(tmp_path_factory: pytest.TempPathFactory) -> Marker:
    folder = tmp_path_factory.mktemp("release")
    assert 5_000 < write_known(folder) < 50_000
    return read_marker(WORDS, folder / NAME)


@pytest.mark.parametrize(
    "text",
    [
        "Ik bel je maandag.\nIs dat goed?",
        "Hoi Sanne, ik kom woensdagmiddag bij jou thuis.",
        "We gaan samen naar het zwembad in Emmen.",
        "Ik heb het gelezen en ik snap het.",
        "Om 14:00 of om 3 uur?",
        "",
        "🙂",
    ],
)
def test_easy_words_are_left_in_peace(marker: Marker, text: str) -> None:
    assert marker.marks(text) == ()


@pytest.mark.parametrize(
    ("text", "why", "words"),
    [
        ("Dat is een adequaat besluit.", "instead", "adequaat"),
        ("Ik plan een meeting.", "instead", "meeting"),
        ("Ik vraag het aan je begeleider.", "hard", "begeleider"),
        ("Dat is discutabel.", "hard", "discutabel"),
    ],
)
def test_a_hard_word_is_marked(marker: Marker, text: str, why: str, words: str) -> None:
    found = {(str(mark.why), mark.words): mark.instead for mark in marker.marks(text)}
    assert (why, words) in found
    if words != "discutabel":
        assert found[(why, words)]  # with what would be easier


def test_a_long_sentence_is_marked_whole_and_each_word_once(marker: Marker) -> None:
    long = "Ik wil graag met jou praten over je werk en over je huis en over alles."
    marks = marker.marks(f"{long} Adequaat. Adequaat.")
    assert [(mark.why, mark.words) for mark in marks] == [("long", long), ("instead", "Adequaat")]


def test_without_the_long_list_only_the_short_ones_count(tmp_path: Path) -> None:
    marks = read_marker(WORDS, tmp_path / NAME).marks("Dat is discutabel en adequaat.")
    assert [mark.words for mark in marks] == ["adequaat"]


def test_reading_it_loads_no_large_lists() -> None:
    code = (
        "import sys, locales.marking; print('wordfreq' in sys.modules, 'simplemma' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
