"""The pictograms of the website are drawings, the same on every computer."""

import re
from dataclasses import replace
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
_SIGN = re.compile(r"[\u2600-\u27bf\u2b50-\u2b55\U0001f000-\U0001faff]")
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


def test_no_pictogram_is_left_to_the_letters_of_a_computer() -> None:
    """Every one in a template goes through `picture`, and the texts of the pages have none."""
    bare = _WRITTEN
    for one in {one for found in _NAMED for one in found if one}:
        bare = bare.replace(f'"{one}"', "")
    said = {**texts().pages, **texts().staff}
    assert _SIGN.findall(bare) == []
    assert {name for name, text in said.items() if _SIGN.search(text)} == set()


def test_a_theme_that_nobody_drew_is_still_read(house: House) -> None:
    needs = texts().needs
    themes = tuple(replace(each, pictogram="\U0001fae8") for each in needs.themes)
    words = replace(texts(), needs=replace(needs, themes=themes))
    house.parts = replace(house.parts, words=lambda: words)
    team = Advocates(house)
    team.share(theme="health")
    visit = team.visit().open("/inbox")
    assert visit.status == 200
    assert next(each.title for each in themes if each.code == "health") in visit.page


def test_every_drawing_stands_once_and_under_its_licence() -> None:
    root = Path(review.__file__).parents[1]
    drawn = [path for path in DRAWINGS.iterdir() if path.suffix == ".svg"]
    assert "CC BY-SA 4.0" in (DRAWINGS / "LICENSE.txt").read_text(encoding="utf-8")
    names = {path.name for path in drawn}
    for shelf in ("actions", "bot", "review", "store", "voice"):
        assert {path.name for path in (root / shelf).rglob("*.svg")} & names == set()
