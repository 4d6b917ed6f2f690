"""Advocates: how staff log in, who has a signal, and talks in person."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_WHEN = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("staff", sa.Column("totp_sealed", sa.LargeBinary(), nullable=True))
    op.add_column("staff", sa.Column("totp_step", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("staff", sa.Column("recovery_hashes", sa.JSON(), nullable=True))
    op.add_column("staff", sa.Column("joined_at", _WHEN, nullable=True))
    as_list: sa.Column[bool] = sa.Column(
        "as_list", sa.Boolean(), nullable=False, server_default=sa.false()
    )
    op.add_column("staff", as_list)
    op.add_column("check_in", sa.Column("held_by", sa.String(length=32), nullable=True))
    _signals()
    _talks()


def _signals() -> None:
    for name in ("feeling", "theme"):
        op.add_column("signal", sa.Column(name, sa.String(length=32), nullable=True))
    level = sa.Column("escalated_level", sa.Integer(), nullable=False, server_default="0")
    op.add_column("signal", level)
    for name in ("escalated_at", "taken_at"):
        op.add_column("signal", sa.Column(name, _WHEN, nullable=True))
    inbox = ["audience", "client_id", "sent_at"]
    op.create_index("ix_signal_inbox", "signal", inbox, unique=False)
    filtered = ["audience", "state", "sent_at"]
    op.create_index("ix_signal_filtered", "signal", filtered, unique=False)
    deed = sa.Column("deed", sa.String(length=16), nullable=False, server_default="step")
    op.add_column("signal_event", deed)
    op.add_column("signal_event", sa.Column("to_id", sa.String(length=32), nullable=True))
    # Until now, words to the client were the only notes.
    op.execute("UPDATE signal_event SET deed = 'said' WHERE note_sealed IS NOT NULL")
    op.create_table(
        "signal_reader",
        sa.Column("signal_id", sa.String(length=32), nullable=False),
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("at", _WHEN, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["signal_id"],
            ["signal.id"],
            name=op.f("fk_signal_reader_signal_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_signal_reader_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signal_reader")),
        sa.UniqueConstraint(
            "signal_id", "staff_id", name=op.f("uq_signal_reader_signal_id_staff_id")
        ),
    )
    op.create_index(op.f("ix_signal_reader_staff_id"), "signal_reader", ["staff_id"], unique=False)


def _talks() -> None:
    op.create_table(
        "talk",
        sa.Column("staff_id", sa.String(length=32), nullable=True),
        sa.Column("conversation_id", sa.String(length=32), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("way", sa.String(length=16), nullable=True),
        sa.Column("about_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("wished_when_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("at", _WHEN, nullable=True),
        sa.Column("place_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("activity_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("remind", sa.String(length=8), nullable=False),
        sa.Column("feeling", sa.String(length=32), nullable=True),
        sa.Column("afterwards_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", _WHEN, nullable=False),
        sa.Column("changed_at", _WHEN, nullable=False),
        sa.Column("client_id", sa.String(length=32), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_talk_client_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_talk_owner_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_talk_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talk")),
    )
    op.create_index(op.f("ix_talk_conversation_id"), "talk", ["conversation_id"], unique=False)
    op.create_index("ix_talk_of_client", "talk", ["client_id", "created_at"], unique=False)
    op.create_index("ix_talk_of_staff", "talk", ["staff_id", "state", "at"], unique=False)
    op.create_index("ix_talk_coming", "talk", ["state", "at"], unique=False)
