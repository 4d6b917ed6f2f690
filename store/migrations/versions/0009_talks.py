"""A talk belongs to the signal with which the client asked for it, or that it came of.

The client's words stand in that signal alone, as he agreed to them.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    with op.batch_alter_table("talk") as talk:
        for name in ("way", "about_sealed", "wished_when_sealed"):
            talk.drop_column(name)
        talk.add_column(sa.Column("signal_id", sa.String(length=32), nullable=True))
        talk.create_foreign_key(
            op.f("fk_talk_signal_id"), "signal", ["signal_id"], ["id"], ondelete="SET NULL"
        )
    op.create_index(op.f("ix_talk_signal_id"), "talk", ["signal_id"], unique=True)
