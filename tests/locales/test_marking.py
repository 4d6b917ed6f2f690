"""What is marked in somebody's own message, and what is left in peace."""

import subprocess
import sys
from pathlib import Path

import pytest

from locales.known import write_known
from locales.marking import NAME, Marker, read_marker
from tests.locales.marked import MARKED

WORDS = Path(__file__).parents[2] / "locales/nl"


@pytest.fixture(scope="module")
def marker(tmp_path_factory: pytest.TempPathFactory) -> Marker:
    folder = tmp_path_factory.mktemp("release")
    assert 5_000 < write_known(folder) < 50_000
    return read_marker(WORDS, folder / NAME)


@pytest.mark.parametrize("text", MARKED["easy"])
def test_easy_words_are_left_in_peace(marker: Marker, text: str) -> None:
    assert marker.marks(text) == ()


@pytest.mark.parametrize("hard", MARKED["hard"], ids=lambda hard: str(hard["words"]))
def test_a_hard_word_is_marked_with_what_would_be_easier(
    marker: Marker, hard: dict[str, str]
) -> None:
    found = {mark.words: (mark.why, mark.instead) for mark in marker.marks(hard["text"])}
    assert found[hard["words"]] == (hard["why"], hard["instead"])


def test_a_long_sentence_is_marked_whole_and_each_word_once(marker: Marker) -> None:
    long, twice = MARKED["long"], MARKED["twice"]
    marks = marker.marks(f"{long} {twice}")
    first = twice.partition(".")[0]
    assert [(mark.why, mark.words) for mark in marks] == [("long", long), ("instead", first)]


def test_without_the_long_list_only_the_short_ones_count(tmp_path: Path) -> None:
    listed = MARKED["listed"]
    marks = read_marker(WORDS, tmp_path / NAME).marks(listed["text"])
    assert [mark.words for mark in marks] == listed["words"]


def test_reading_it_loads_no_large_lists() -> None:
    code = (
        "import sys, locales.marking; print('wordfreq' in sys.modules, 'simplemma' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
