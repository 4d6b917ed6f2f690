"""How Alembic finds our tables; `store.migrating` hands in the connection."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy.engine import Connection

from store.models import Base
from store.times import UtcDateTime


def as_plain_type(kind: str, item: object, _: AutogenContext) -> str | Literal[False]:
    """Steps of the past must not depend on classes of the present."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def run(connection: Connection) -> None:
    context.configure(
        connection=connection, target_metadata=Base.metadata, render_item=as_plain_type
    )
    with context.begin_transaction():
        context.run_migrations()


run(context.config.attributes["connection"])
