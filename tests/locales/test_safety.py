"""The file of patterns: how it is read, which mistakes are told in Dutch, and that it is quick."""

import subprocess
import sys
from pathlib import Path

import pytest

from locales.reading import WordsError
from locales.safety import Safety, read_safety
from locales.style import SEED, message

_FILE = """
groups: {{who: [hij, zij]}}
emoji: {{}}
spellings: {{}}
grave: []
known: []
run_starts: []
innocent: ["doodmoe", "lach me dood"]
innocent_stops: [ik]
patterns:
- {{category: sad, tier: C, match: ["alleen"]}}
- {{category: abuse, tier: B, match: ["{pattern}"], innocent: ["slaat over"]}}
- {{category: emergency, tier: A, match: ["brand"]}}
- {{category: self_harm, tier: B, match: ["dood"]}}
"""


def _read(folder: Path, pattern: str = "<who> slaat") -> Safety:
    (folder / "safety.yml").write_text(_FILE.format(pattern=pattern), encoding="utf-8")
    return read_safety(folder)


def _seen(safety: Safety, text: str) -> tuple[str, str] | None:
    found = safety.notice(text)
    return (found.category, found.tier) if found else None


def test_the_gravest_sign_wins(tmp_path: Path) -> None:
    safety = _read(tmp_path)
    assert _seen(safety, "ik ben alleen") == ("sad", "C")
    assert _seen(safety, "ik ben alleen en zij slaat en er is brand") == ("emergency", "A")
    assert _seen(safety, "alles is goed") is None


def test_exceptions_are_taken_out_and_what_is_left_still_alarms(tmp_path: Path) -> None:
    safety = _read(tmp_path)
    assert _seen(safety, "haha ik lach me dood") is None
    assert _seen(safety, "hij slaat over") is None
    assert _seen(safety, "lach me dood maar ik wil echt dood") == ("self_harm", "B")
    assert _seen(safety, "hij slaat over en zij slaat") == ("abuse", "B")


@pytest.mark.parametrize(("pattern", "problem"), [("(hij slaat", ")"), ("<nobody> x", "<nobody>")])
def test_a_bad_pattern_is_told_in_dutch_with_its_place(
    tmp_path: Path, pattern: str, problem: str
) -> None:
    with pytest.raises(WordsError) as refused:
        _read(tmp_path, pattern)
    assert str(refused.value) == message("bad_pattern", pattern=pattern, problem=problem)


def test_a_bad_group_is_told_too(tmp_path: Path) -> None:
    broken = _FILE.format(pattern="x").replace("[hij, zij]", '["hij|"]')
    (tmp_path / "safety.yml").write_text(broken, encoding="utf-8")
    with pytest.raises(WordsError) as refused:
        read_safety(tmp_path)
    assert str(refused.value) == message("bad_pattern", pattern="|", problem="|")


def test_a_long_text_cannot_stop_the_bot() -> None:
    """Texts made to send a careless expression back and forth without end."""
    look = (
        "import sys; from pathlib import Path; from locales.safety import read_safety;"
        "safety = read_safety(Path(sys.argv[1]));"
        "texts = ['a' * 4000, 'ik wil ' * 570, 'hij mij ' * 500, 'ik' * 2000, '~ ' * 2000];"
        "[safety.notice(text + ' x') for text in texts]"
    )
    command = [sys.executable, "-c", look, str(SEED)]
    done = subprocess.run(command, timeout=30, cwd=SEED.parents[1], check=False)
    assert done.returncode == 0
