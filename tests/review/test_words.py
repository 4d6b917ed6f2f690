"""Every text of `review.yml` is on a page, and every page finds its texts."""

import re
from pathlib import Path

import review
from review.desk import PLACES
from review.people.looks import KNOWN, SAID
from review.reasons import REASONS
from tests.review.texts import texts

HERE = Path(review.__file__).parent
SOURCES = [*HERE.rglob("*.py"), *HERE.rglob("templates/**/*.html")]
WRITTEN = "".join(path.read_text(encoding="utf-8") for path in SOURCES)
_BEGINNINGS = re.findall(r'say\["(\w+_)" ~', WRITTEN)
_NOTICES = re.findall(r'(?:Refusal\(|notice\(request, )"(\w+)"', WRITTEN)
_NAMED = re.findall(r"\bsay\.(\w+)", WRITTEN)


def test_every_text_is_used() -> None:
    titles = {f"{name}_title" for name in _NOTICES} | {"mail_silent_subject", "mail_unread_subject"}
    for name in texts().pages:
        begins = any(name.startswith(beginning) for beginning in _BEGINNINGS)
        assert begins or name in titles or re.search(rf"\b{name}\b", WRITTEN), name


def test_every_page_finds_its_texts() -> None:
    wanted = {*_NAMED, *_NOTICES, *(f"{name}_title" for name in _NOTICES)}
    assert wanted - set(texts().pages) == set()


def test_every_text_for_managers_is_used_and_written() -> None:
    begins = tuple(re.findall(r'tell\["(\w+_)" ~', WRITTEN))
    named = set(re.findall(r"\btell\.(\w+)", WRITTEN))
    known = set(texts().staff)
    assert named - known == set()
    left = {name for name in known - named if not name.startswith(begins)}
    assert {name for name in left if f'"{name}"' not in WRITTEN} == set()


def test_every_place_has_a_name_and_every_name_a_place() -> None:
    names = {f"nav_{place.name}" for place in PLACES}
    assert {name for name in texts().pages if name.startswith("nav_")} == names


def test_every_line_of_the_log_has_its_words() -> None:
    written = {name for name in texts().staff if name.startswith("look_")}
    assert written == {f"look_{what}" for what in (*KNOWN, "other")}


def test_every_reason_has_its_words() -> None:
    written = {name for name in texts().staff if name.startswith("looks_why_")}
    assert written == {f"looks_why_{why}" for why in SAID}
    asked = {name for name in texts().pages if name.startswith("why_")}
    assert asked == {"why_text", "why_ask", *(f"why_{why}" for why in REASONS)}
