"""The gate is read as it stands, and the bar is written for people too."""

from pathlib import Path

import pytest

from locales.gate import Bar, read_bar, read_gate, write_bar
from locales.reading import WordsError
from locales.style import SEED

_WRITTEN = """\
version: "3.1"
nlu:
- intent: stop
  examples: |
    - klaar ermee
    - "doei: ik ga"
- intent: affirm
  expects: share
  examples: |
    - doe maar
"""


def _folder(tmp_path: Path, text: str) -> Path:
    (tmp_path / "nlu_check").mkdir()
    (tmp_path / "nlu_check" / "some.yml").write_text(text, encoding="utf-8")
    return tmp_path


def test_each_line_is_a_sentence_with_the_question_that_was_open(tmp_path: Path) -> None:
    read = read_gate(_folder(tmp_path, _WRITTEN))
    assert [(each.text, each.intent, each.expects) for each in read] == [
        ("klaar ermee", "stop", None),
        ("doei: ik ga", "stop", None),
        ("doe maar", "affirm", "share"),
    ]


def test_a_file_that_is_no_gate_is_told_to_the_coordinator(tmp_path: Path) -> None:
    with pytest.raises(WordsError, match=r"some\.yml"):
        read_gate(_folder(tmp_path, "nlu:\n- intent: stop\n"))


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    bar = Bar(0.75, 0.4, first=0.9, at_once=0.8, offered=0.95, wrong=0.03, danger=0.98)
    assert read_bar(tmp_path) is None
    write_bar(tmp_path, bar)
    assert read_bar(tmp_path) == bar
    assert (tmp_path / "bar.yml").read_text(encoding="utf-8").startswith("# ")


def test_the_bar_of_today_reaches_what_clients_may_expect() -> None:
    """First choice 88 %, at once 75 %, wrong without asking at most 4 %, danger 97 %."""
    bar = read_bar(SEED)
    assert bar is not None
    assert (bar.first >= 0.88, bar.at_once >= 0.75, bar.wrong <= 0.04) == (True, True, True)
    assert bar.danger >= 0.97
    assert bar.false_alarms <= 0.025
