"""A real browser in front of the website, without script where nothing else is said."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from review.app import make_app
from tests.browser import PHONE, browser, context, serving
from tests.review.house import House

__all__ = ["browser"]


@pytest.fixture
def site(house: House) -> Iterator[str]:
    """The address of the website."""
    with serving(make_app(house.parts)) as address:
        yield address


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """Somebody's phone, on which the website is opened at `/`."""
    with context(browser, base_url=site, viewport=PHONE) as opened:
        yield opened.new_page()
