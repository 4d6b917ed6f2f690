"""One house for all tests here: starting it takes the most time. People get new phones instead."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import browser, context
from tests.whole.house import House, whole_house
from tests.whole.on_the_web import OnTheWeb

__all__ = ["browser"]


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with whole_house(tmp_path_factory.mktemp("whole")) as found:
        yield found


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Where to look at the pages afterwards."""
    folder = Path(os.environ.get("PICTURES", tmp_path / "pictures"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def sanne(house: House, browser: Browser, pictures: Path) -> Iterator[OnTheWeb]:
    """As staff let her in: the command line prints a link, and Sanne opens it."""
    printed = house.zegje("client", "invite", "--location", "linde")
    code, link = re.search(r"client (\S+)", printed), re.search(r"http://\S+/p/\S+", printed)
    assert code, printed
    assert link, printed
    with context(browser, reduced_motion="reduce") as own:
        page = own.new_page()
        page.goto(link.group())
        page.locator("form button").first.click()
        yield OnTheWeb(house, page, code.group(1), pictures)
