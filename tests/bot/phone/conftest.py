"""A house for each test: its own store in its own folder, laid out once and copied."""

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest

from bot.phone.session import Session
from tests.bot.phone.house import House, browser_of, build


@pytest.fixture(scope="session")
def laid_out_phone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("phone")
    for _ in build(folder):
        pass
    return folder


@pytest.fixture
def house(tmp_path: Path, laid_out_phone: Path) -> Iterator[House]:
    shutil.copytree(laid_out_phone, tmp_path, dirs_exist_ok=True)
    yield from build(tmp_path, is_laid_out=True)


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
