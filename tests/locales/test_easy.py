"""The check of easy Dutch: every rule refuses what breaks it, and leaves alone what does not."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from locales.easy import check, check_pieces, print_report
from locales.easy_pieces import Kind, Piece
from locales.easy_words import WordList, read_word_list
from locales.reading import WordsError, read_yaml
from locales.responses import Button
from locales.style import SEED, _messages

HERE = Path(__file__).parent
OF_A_FILE = {"E1_average", "E11", "E18", "E24"}


@dataclass(frozen=True)
class Text:
    """One pair of the data: a text that breaks a rule, and one that does not."""

    breaks: str
    bad: str
    good: str
    bad_buttons: tuple[str, ...] = ()
    good_buttons: tuple[str, ...] = ()
    name: str = "say_something"
    kind: Kind = "turn"
    file: str = "bot.yml"


@dataclass(frozen=True)
class _Data:
    texts: tuple[Text, ...]


TEXTS = read_yaml(HERE / "bad_texts.yml", _Data).texts


@cache
def words() -> WordList:
    return read_word_list(SEED)


def keys_of(text: Text, said: str, titles: tuple[str, ...]) -> set[str]:
    buttons = tuple(Button(title, "dont_know") for title in titles)
    piece = Piece(text.file, text.name, text.kind, said, buttons)
    return {found.key for found in check_pieces([piece], words())}


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.breaks)
def test_what_breaks_a_rule_is_found(text: Text) -> None:
    assert text.breaks in keys_of(text, text.bad, text.bad_buttons)


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.breaks)
def test_what_keeps_the_rule_is_left_alone(text: Text) -> None:
    assert text.breaks not in keys_of(text, text.good, text.good_buttons)


def test_every_rule_is_fed_something_that_breaks_it() -> None:
    named = {key.removeprefix("easy_") for key in _messages() if key.startswith("easy_E")}
    rules = {key for key in named if not key.endswith("_hint")} - OF_A_FILE
    assert {text.breaks for text in TEXTS} == rules


def test_a_coordinator_reads_where_which_words_and_what_helps() -> None:
    piece = Piece("bot.yml", "say_something", "turn", "Dit is jouw reglement.")
    found = next(each for each in check_pieces([piece], words()) if each.rule == "E10")
    assert (found.file, found.name, found.words) == ("bot.yml", "say_something", "reglement")
    assert found.told
    assert found.hint
    assert found.is_hard


def test_a_name_or_somebodys_own_words_are_outside_the_rules() -> None:
    own = Piece("bot.yml", "say_something", "turn", "{signal_words}\nMag ik dit aan {name} geven?")
    assert not list(check_pieces([own], words()))


def test_the_parts_of_a_signal_are_not_counted_as_a_turn() -> None:
    many = "Goed.\nIk ben er.\nJij bent er.\nWij praten."
    part = Piece("responses/share.yml", "signal_voice", "line", many)
    assert not list(check_pieces([part], words()))


def test_a_list_may_be_longer_than_three_because_code_shows_it_in_pages() -> None:
    days = tuple(Button(f"📅 {day}", "day=0") for day in ("een", "twee", "drie", "vier"))
    pages = Piece("responses/explain.yml", "buttons_day", "list", "📅", days)
    assert not list(check_pieces([pages], words()))


def test_an_explanation_makes_a_hard_word_in_a_question_good() -> None:
    said = "Wil je met je begeleider praten?"
    ask = Piece("responses/contact.yml", "utter_ask_relation_staff", "turn", said)
    explain = Piece("responses/contact.yml", "utter_explain_relation", "turn", "Dat kan ik doen.")
    assert any(found.key == "E12" for found in check_pieces([ask], words()))
    assert not any(found.key == "E12" for found in check_pieces([ask, explain], words()))


def test_a_hard_word_is_known_in_all_its_forms() -> None:
    for form in ("begeleider", "Begeleiders", "vrijwilligers", "toestemming"):
        assert words().hard_word(form) is not None


def test_the_words_of_today_break_no_hard_rule(capsys: pytest.CaptureFixture[str]) -> None:
    report = check(SEED)
    print_report(report)
    printed = capsys.readouterr().out
    assert [found for found in report.findings if found.is_hard] == []
    assert all(file.file in printed for file in report.averages)


def test_hard_findings_fail_the_check_and_are_printed_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _copy_words(tmp_path)
    report = check(_with_response(tmp_path, "Dit is jouw reglement."))
    print_report(report)
    first = capsys.readouterr().out.splitlines()[0]
    assert not report.is_easy
    assert "E10" in first
    assert "reglement" in first


def test_words_to_listen_for_are_outside_the_rules(tmp_path: Path) -> None:
    _copy_words(tmp_path)
    said = "mijn reglement"
    assert not check(_with_response(tmp_path, said)).is_easy
    assert check(_with_response(tmp_path, said, name="heard_before_a_name")).is_easy


def test_a_list_that_cannot_be_read_is_told_in_words(tmp_path: Path) -> None:
    _copy_words(tmp_path)
    (tmp_path / "words.yml").write_text("hard: 3\n", encoding="utf-8")
    with pytest.raises(WordsError, match=r"words\.yml"):
        check(tmp_path)


def _copy_words(folder: Path) -> None:
    for name in ("words.yml", "needs.yml", "helplines.yml"):
        (folder / name).write_bytes((SEED / name).read_bytes())


def _with_response(folder: Path, text: str, name: str = "say_something") -> Path:
    said = f'responses:\n  {name}:\n  - text: "{text}"\n'
    (folder / "bot.yml").write_text(said, encoding="utf-8")
    return folder
