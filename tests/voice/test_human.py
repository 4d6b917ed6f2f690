"""Recordings by people win, as long as they say what the screen says."""

from pathlib import Path

import pytest

from tests.voice.engines import Humming, hum
from voice import opus
from voice.making import Report, make_pack
from voice.opus import Shape
from voice.pack import VoicePack
from voice.sentence import Sentence

FEELING = Sentence("Voel je je goed?\n\n🙂 Ja\n\nNee", "utter_ask_feeling")
ON_ONE_LINE = "Voel je je goed? Ja Nee"


def test_a_person_wins_from_the_engine(tmp_path: Path) -> None:
    _read_aloud(tmp_path, f"file;text\npeter.ogg;{ON_ONE_LINE}\n")
    engine = Humming()

    report = make_pack([FEELING], tmp_path, [engine])

    assert (report.by_people, report.engine) == (2, None)
    assert engine.heard == []
    assert _seconds(tmp_path) == pytest.approx(3, abs=0.1)


def test_a_person_wins_from_an_engine_that_was_there_before(tmp_path: Path) -> None:
    make_pack([FEELING], tmp_path, [Humming()])
    _read_aloud(tmp_path, f"file,text\npeter.ogg,{ON_ONE_LINE}\n")

    assert make_pack([FEELING], tmp_path, [Humming()]).made == 2
    assert _seconds(tmp_path) == pytest.approx(3, abs=0.1)
    assert make_pack([FEELING], tmp_path, [Humming()]).made == 0


def test_a_reading_without_a_slow_one_is_stretched_for_it(tmp_path: Path) -> None:
    _read_aloud(tmp_path, f"file;text\npeter.ogg;{ON_ONE_LINE}\n", seconds=2)

    make_pack([FEELING], tmp_path, [Humming()])

    recordings = VoicePack(tmp_path).manifest().recordings.values()
    pace = {facts.speed: facts.words_per_minute for facts in recordings}
    assert pace == {"normal": pytest.approx(180, abs=4), "slow": pytest.approx(112, abs=1)}


def test_a_slow_reading_is_left_as_it_is(tmp_path: Path) -> None:
    _read_aloud(tmp_path, f"file;text;speed\npeter.ogg;{ON_ONE_LINE};slow\n")

    report = make_pack([FEELING], tmp_path, [Humming()])

    assert (report.by_people, report.engine) == (1, "humming")


def test_an_old_reading_never_speaks_for_a_changed_sentence(tmp_path: Path) -> None:
    _read_aloud(tmp_path, "file;text\npeter.ogg;Gaat het goed?\n")

    report = make_pack([FEELING], tmp_path, [Humming()])

    assert report.by_people == 0
    assert _complaint(report).startswith("peter.ogg: no sentence")


def test_when_the_reading_is_taken_away_the_engine_speaks_again(tmp_path: Path) -> None:
    _read_aloud(tmp_path, f"file;text\npeter.ogg;{ON_ONE_LINE}\n")
    make_pack([FEELING], tmp_path, [Humming()])
    (tmp_path / "human" / "recordings.csv").unlink()

    assert make_pack([FEELING], tmp_path, [Humming()]).engine == "humming"
    assert _seconds(tmp_path) != pytest.approx(3, abs=0.1)


@pytest.mark.parametrize("content", [b"no sound", opus.encode(hum(1, loudness=0), Shape())])
def test_a_file_that_cannot_be_heard_is_left_out_with_a_complaint(
    tmp_path: Path, content: bytes
) -> None:
    _read_aloud(tmp_path, f"file;text\npeter.ogg;{ON_ONE_LINE}\n")
    (tmp_path / "human" / "peter.ogg").write_bytes(content)

    report = make_pack([FEELING], tmp_path, [Humming()])

    assert (report.by_people, report.made) == (0, 2)
    assert _complaint(report).startswith("peter.ogg: ")


@pytest.mark.parametrize("row", ["gone.ogg;Hoi", "peter.ogg;Hoi;fast", ";Hoi"])
def test_a_mistake_in_the_list_is_told(tmp_path: Path, row: str) -> None:
    _read_aloud(tmp_path, f"file;text;speed\n{row}\n")

    assert "no such file or speed" in _complaint(make_pack([FEELING], tmp_path, [Humming()]))


def _read_aloud(folder: Path, rows: str, seconds: float = 3) -> None:
    (folder / "human").mkdir()
    (folder / "human" / "peter.ogg").write_bytes(opus.encode(hum(seconds), Shape()))
    (folder / "human" / "recordings.csv").write_text(rows, "utf-8-sig")


def _seconds(folder: Path) -> float:
    path = VoicePack(folder).find(FEELING.text, "normal")
    assert path is not None
    return opus.decode(path.read_bytes()).seconds


def _complaint(report: Report) -> str:
    return report.complaints[0]
