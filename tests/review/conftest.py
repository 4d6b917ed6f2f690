"""The website on a store in which nobody has been let in yet."""

import asyncio
from collections.abc import Iterator

import pytest

from store import Store
from tests.review.house import House


@pytest.fixture(scope="session")
def loop() -> Iterator[asyncio.Runner]:
    """One for all requests: starting and ending loops would take most of the time."""
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture
def house(fresh_store: Store, loop: asyncio.Runner) -> House:
    return House(fresh_store, loop)
