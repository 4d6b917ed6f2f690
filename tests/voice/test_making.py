"""The voice pack: made once, by one voice, and never half."""

import threading
from pathlib import Path

import pytest

from tests.voice.engines import Humming
from voice.errors import EngineFailed
from voice.making import Report, Sources, make_pack
from voice.pack import VoicePack
from voice.sentence import SPEEDS, Sentence, key

HELLO = Sentence("Hoi! 🙂", "utter_welcome_hello")
FEELING = Sentence("Voel je je goed?\n\nJa\n\nNee", "utter_ask_feeling")
WITH_NAME = Sentence("Hoi {client_name}!", "utter_welcome_name")


def test_each_sentence_is_found_at_both_speeds(tmp_path: Path) -> None:
    make_pack([HELLO, FEELING], tmp_path, [Humming()])

    pack = VoicePack(tmp_path)
    assert all(pack.find(one.text, speed) for one in (HELLO, FEELING) for speed in SPEEDS)
    assert pack.find("Dit is nooit gezegd", "normal") is None


def test_a_recording_is_found_by_what_is_shown_and_by_what_is_read(tmp_path: Path) -> None:
    make_pack([HELLO], tmp_path, [Humming()])

    pack = VoicePack(tmp_path)
    assert pack.find("Hoi! 🙂", "normal") == pack.find("Hoi!", "normal") is not None


def test_what_did_not_change_is_not_made_again(tmp_path: Path) -> None:
    make_pack([HELLO, FEELING], tmp_path, [Humming()])
    before = _files(tmp_path)

    report = make_pack([HELLO, FEELING], tmp_path, [Humming()])

    assert (report.made, report.kept, report.removed) == (0, 4, 0)
    assert _files(tmp_path) == before


def test_only_a_changed_sentence_is_made_and_its_old_recording_goes(tmp_path: Path) -> None:
    make_pack([HELLO, FEELING], tmp_path, [Humming()])
    engine = Humming()

    report = make_pack([Sentence("Dag!", HELLO.name), FEELING], tmp_path, [engine])

    assert (report.made, report.kept, report.removed) == (2, 2, 2)
    assert engine.heard == ["Dag!"]
    assert VoicePack(tmp_path).find(HELLO.text, "normal") is None


def test_two_responses_with_the_same_words_share_a_recording(tmp_path: Path) -> None:
    report = make_pack([HELLO, Sentence("Hoi!", "say_hello")], tmp_path, [Humming()])

    assert report.made == 2


def test_a_sentence_with_a_placeholder_is_never_sent_to_an_engine(tmp_path: Path) -> None:
    engine = Humming()

    report = make_pack([WITH_NAME, HELLO], tmp_path, [engine])

    assert report.left_out == (WITH_NAME.name,)
    assert engine.heard == ["Hoi!"]


def test_after_a_kill_it_goes_on_where_it_was(tmp_path: Path) -> None:
    with pytest.raises(EngineFailed):
        make_pack([FEELING, HELLO], tmp_path, [Humming(fails_at="Nee.")])
    engine = Humming()

    report = make_pack([FEELING, HELLO], tmp_path, [engine])

    assert report.made == 4
    # The greeting was finished before, and is not said again.
    assert engine.heard == ["Voel je je goed?", "Ja.", "Nee."]


def test_without_its_manifest_a_pack_still_knows_what_it_holds(tmp_path: Path) -> None:
    make_pack([HELLO, FEELING], tmp_path, [Humming()])
    written = VoicePack(tmp_path).manifest()
    (tmp_path / "manifest.json").unlink()

    assert VoicePack(tmp_path).manifest() == written
    assert make_pack([HELLO, FEELING], tmp_path, [Humming()]).made == 0
    assert (tmp_path / "manifest.json").is_file()


def test_a_damaged_recording_without_a_manifest_is_made_again(tmp_path: Path) -> None:
    make_pack([HELLO], tmp_path, [Humming()])
    (tmp_path / "manifest.json").unlink()
    VoicePack(tmp_path).path(key(HELLO.text, "slow")).write_bytes(b"OggS")

    assert make_pack([HELLO], tmp_path, [Humming()]).made == 1


def test_the_next_release_begins_with_the_recordings_of_the_one_before(tmp_path: Path) -> None:
    earlier, later = tmp_path / "1", tmp_path / "2"
    make_pack([HELLO, FEELING], earlier, [Humming()])

    sources = Sources(earlier=earlier)
    report = make_pack([HELLO], later, [Humming()], sources=sources)

    assert (report.made, report.kept) == (0, 2)
    assert VoicePack(earlier).find(FEELING.text, "normal")


def test_the_manifest_holds_no_text(tmp_path: Path) -> None:
    make_pack([FEELING], tmp_path, [Humming()])

    assert "goed" not in (tmp_path / "manifest.json").read_text()
    facts = VoicePack(tmp_path).manifest().recordings[key(FEELING.text, "normal")]
    assert 130 <= (facts.words_per_minute or 0) <= 150


def test_two_makers_at_once_do_the_work_once(tmp_path: Path) -> None:
    reports: list[Report] = []
    makers = [
        threading.Thread(
            target=lambda: reports.append(make_pack([HELLO, FEELING], tmp_path, [Humming()]))
        )
        for _ in range(2)
    ]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()

    assert sorted(report.made for report in reports) == [0, 4]


def _files(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in folder.glob("*.ogg")}
