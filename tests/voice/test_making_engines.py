"""Which engine makes the pack, and that it is only ever one."""

from pathlib import Path

import pytest

from tests.voice.engines import Humming
from voice.errors import EngineFailed
from voice.making import make_pack
from voice.pack import VoicePack
from voice.sentence import Sentence

HELLO = Sentence("Hoi! 🙂", "utter_welcome_hello")
FEELING = Sentence("Voel je je goed?\n\nJa\n\nNee", "utter_ask_feeling")
WITH_NAME = Sentence("Hoi {client_name}!", "utter_welcome_name")


def test_an_engine_that_fails_half_way_leaves_the_whole_pack_to_the_next(tmp_path: Path) -> None:
    first, second = Humming("first", fails_at="Nee."), Humming("second")

    report = make_pack([HELLO, FEELING], tmp_path, [first, second])

    assert report.engine == "second"
    assert "first" in report.complaints[0]
    assert _engines(tmp_path) == {"second"}


def test_a_new_engine_makes_the_whole_pack_again(tmp_path: Path) -> None:
    make_pack([HELLO], tmp_path, [Humming("first")])

    report = make_pack([HELLO, FEELING], tmp_path, [Humming("second")])

    assert report.made == 4
    assert _engines(tmp_path) == {"second"}


def test_a_complete_pack_is_left_to_the_voice_it_has(tmp_path: Path) -> None:
    make_pack([HELLO], tmp_path, [Humming("second")])

    report = make_pack([HELLO], tmp_path, [Humming("first"), Humming("second")])

    assert (report.engine, report.made) == ("second", 0)


def test_when_all_engines_fail_the_pack_is_as_it_was(tmp_path: Path) -> None:
    make_pack([HELLO], tmp_path, [Humming()])
    before = _files(tmp_path)

    with pytest.raises(EngineFailed, match=FEELING.name):
        make_pack([HELLO, FEELING], tmp_path, [Humming(fails_after=0)])
    assert _files(tmp_path) == before


def test_progress_ends_at_all_of_them_and_engines_are_let_go(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    engine = Humming()

    make_pack([HELLO, FEELING], tmp_path, [engine], lambda done, total: seen.append((done, total)))

    assert seen == [(0, 4), (2, 4), (4, 4)]
    assert engine.is_closed


def _files(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in folder.glob("*.ogg")}


def _engines(folder: Path) -> set[str]:
    (folder / "manifest.json").unlink()  # the files themselves tell, not what was written of them
    return {facts.engine for facts in VoicePack(folder).manifest().recordings.values()}
