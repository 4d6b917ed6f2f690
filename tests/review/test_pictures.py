"""The pictograms of the website are drawings, the same on every computer."""

import re
from pathlib import Path

import pytest

import review
from locales.drawings import DRAWINGS, drawing_of
from review.desk import PLACES
from review.inbox.cards import FACES
from review.render import make_templates
from tests.review.house import House
from tests.review.inbox_steps import Advocates
from tests.review.texts import texts

_TEMPLATES = (Path(review.__file__).parent / "templates").glob("*.html")
_WRITTEN = "".join(path.read_text(encoding="utf-8") for path in _TEMPLATES)
_NAMED = re.findall(r'icon="([^"{]+)"|labelled\([^)]*"(\W+)"|picture\("([^"]+)"\)', _WRITTEN)


def test_every_pictogram_is_drawn() -> None:
    named = {one for found in _NAMED for one in found if one}
    themes = {theme.pictogram for theme in texts().needs.themes}
    assert len(named) > 10
    for each in {*named, *themes, *(place.pictogram for place in PLACES), *dict(FACES).values()}:
        assert drawing_of(each), each


def test_what_is_not_drawn_is_an_error() -> None:
    picture = make_templates().globals["picture"]
    with pytest.raises(ValueError, match="no drawing"):
        picture("x")  # type: ignore[operator]


def test_a_drawing_is_fetched_once_and_says_nothing(house: House) -> None:
    team = Advocates(house)
    team.share(feeling="bad", theme="health")
    visit = team.visit().open("/inbox")
    addresses = set(re.findall(r'<img class="picture" src="([^"]+)" alt=""', visit.page))
    assert len(addresses) > 5
    for address in addresses:
        answer = visit.get(address)
        assert answer.headers["content-type"] == "image/svg+xml"
        assert "immutable" in answer.headers["cache-control"]
        assert answer.content == (DRAWINGS / address.rpartition("/")[2]).read_bytes()
    assert not re.search(r"[\U0001f300-\U0001faff]", visit.page)
