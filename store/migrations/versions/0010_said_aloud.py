"""A client answers his advocate with his voice or a photo as well."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    attachment = sa.Column("attachment_id", sa.String(length=32), nullable=True)
    op.add_column("signal_event", attachment)
