"""Every text of `review.yml` is on a page, and every page finds its texts."""

import re
from pathlib import Path

import review
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
