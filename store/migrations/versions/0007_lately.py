"""Steps of signals are looked for by their moment, by the bot's clock."""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_index("ix_signal_event_at", "signal_event", ["at"], unique=False)
