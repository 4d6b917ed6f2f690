"""A real browser and a real server on loopback, for every test with the marker `browser`."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from starlette.types import ASGIApp

CHROMIUM = Path("/usr/bin/chromium")
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    "--autoplay-policy=user-gesture-required",
]
PHONE = {"width": 390, "height": 844}
SMALLEST = {"width": 320, "height": 568}
DESKTOP = {"width": 1280, "height": 800}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium without a window; closed before asynchronous tests of other modules."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=_FLAGS)
        yield opened
        opened.close()


@contextmanager
def serving(app: ASGIApp) -> Iterator[str]:
    """The address at which this application can be opened."""
    config = uvicorn.Config(app, port=0, log_level="critical", access_log=False, lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{_port(server)}"
    server.should_exit = server.force_exit = True
    thread.join()


@contextmanager
def context(browser: Browser, **options: object) -> Iterator[BrowserContext]:
    """Somebody's own browser: cookies and memory apart from everybody else's."""
    opened = browser.new_context(**{"viewport": PHONE, **options})  # type: ignore[arg-type]
    opened.set_default_timeout(5_000)
    yield opened
    opened.close()


def barriers(page: Page) -> list[str]:
    """What axe finds that keeps somebody out, by rule and place; empty is what we want."""
    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]


def _port(server: uvicorn.Server) -> int:
    end = time.monotonic() + 10
    while not server.started:
        assert time.monotonic() < end, "the server did not start"
        time.sleep(0.01)
    return int(server.servers[0].sockets[0].getsockname()[1])
