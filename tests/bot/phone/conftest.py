"""A house for each test, with a store in which nobody has been let in yet."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from bot.phone.session import Session
from store import Store
from tests.bot.phone.house import House, browser_of, make_house


@pytest.fixture
def house(tmp_path: Path, fresh_store: Store) -> House:
    return make_house(fresh_store, tmp_path)


@pytest.fixture
def sanne(house: House) -> Session:
    """Sanne's phone, let in."""
    return house.let_in()


@pytest.fixture
def bram(house: House) -> Session:
    """Bram's phone, let in; it must see nothing of Sanne."""
    return house.let_in()


@pytest.fixture
async def hers(house: House, sanne: Session) -> AsyncIterator[httpx.AsyncClient]:
    """Sanne's browser."""
    async with browser_of(house.phone(), sanne) as browser_of_sanne:
        yield browser_of_sanne


@pytest.fixture
async def his(house: House, bram: Session) -> AsyncIterator[httpx.AsyncClient]:
    """Bram's browser."""
    async with browser_of(house.phone(), bram) as browser_of_bram:
        yield browser_of_bram


@pytest.fixture
async def stranger(house: House) -> AsyncIterator[httpx.AsyncClient]:
    """Karim's browser, at a phone that lets nobody try it out."""
    async with browser_of(house.phone(try_out=None)) as browser_of_karim:
        yield browser_of_karim
