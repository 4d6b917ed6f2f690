"""What stands in the way on a page: axe, and what is cut off; with a picture when asked."""

import os
from pathlib import Path

from playwright.sync_api import Page

from tests.browser import DESKTOP, SMALLEST, barriers

PICTURES = os.environ.get("PICTURES")  # a folder, for whoever wants to look at the pages


def look(page: Page, name: str) -> None:
    """What stands in the way on this page, in each size; and a picture of it when asked."""
    assert barriers(page) == [], name
    size = page.viewport_size
    for called, viewport in (("phone", size), ("desktop", DESKTOP), ("small", SMALLEST)):
        assert viewport is not None
        page.set_viewport_size(viewport)  # type: ignore[arg-type]
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= viewport["width"], f"{name} is {wide} wide on {called}"
        if PICTURES:
            page.screenshot(path=Path(PICTURES) / f"{name}-{called}.png", full_page=True)
    page.set_viewport_size({"width": 640, "height": 512})  # 1280 at 200 %
    assert page.evaluate("document.documentElement.scrollWidth") <= 640, name
    assert size is not None
    page.set_viewport_size(size)
