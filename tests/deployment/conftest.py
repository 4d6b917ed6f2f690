"""A real PostgreSQL, as in production."""

from tests.postgres import fresh_database, postgres_server

__all__ = ["fresh_database", "postgres_server"]
