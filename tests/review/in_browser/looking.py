"""What stands in the way on a page: axe, bare, cut off or too small; with a picture."""

import os
from pathlib import Path

from playwright.sync_api import Page

from tests.browser import DESKTOP, SMALLEST, barriers
from tests.review.components import COMPONENTS

PICTURES = os.environ.get("PICTURES")  # a folder, for whoever wants to look at the pages
# What a thumb has to hit, and how high that is at least, in pixels.
TARGETS = (
    ".nl-button, .utrecht-textbox, .utrecht-textarea, .utrecht-nav-list__link, .back, .name, "
    ".utrecht-form-label--radio, .utrecht-form-label--checkbox, summary"
)
HIGH = 44


def look(page: Page, name: str) -> None:
    """What stands in the way on this page, in each size; and a picture of it when asked."""
    assert barriers(page) == [], name
    assert _bare(page) == [], name
    size = page.viewport_size
    for called, viewport in (("phone", size), ("desktop", DESKTOP), ("small", SMALLEST)):
        assert viewport is not None
        page.set_viewport_size(viewport)  # type: ignore[arg-type]
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= viewport["width"], f"{name} is {wide} wide on {called}"
        assert _small(page) == [], f"{name} on {called}"
        if PICTURES:
            page.screenshot(path=Path(PICTURES) / f"{name}-{called}.png", full_page=True)
    page.set_viewport_size({"width": 640, "height": 512})  # 1280 at 200 %
    assert page.evaluate("document.documentElement.scrollWidth") <= 640, name
    assert size is not None
    page.set_viewport_size(size)


def _bare(page: Page) -> list[str]:
    """What was drawn without the class of its component."""
    wanted = {
        tag: f"{tag}{''.join(f':not(.{each})' for each in classes)}"
        for tag, classes in COMPONENTS.items()
    }
    wanted["input"] += ":not([type='hidden'])"
    found: list[str] = page.locator(", ".join(wanted.values())).evaluate_all(
        "all => all.map(each => each.outerHTML.slice(0, 120))"
    )
    return found


def _small(page: Page) -> list[str]:
    """What is there to be pressed, and is too low for a thumb."""
    found: list[str] = page.locator(TARGETS).evaluate_all(
        """(all, high) => all
            .filter(each => each.checkVisibility() && each.getBoundingClientRect().height < high)
            .map(each => each.outerHTML.slice(0, 120))""",
        HIGH,
    )
    return found
