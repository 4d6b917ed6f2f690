"""Conversations, check-ins, and what was said in them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "conversation",
        sa.Column("client_id", sa.String(length=32), nullable=False),
        sa.Column("topic", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.Column("expects", sa.String(length=64), nullable=True),
        sa.Column("question_outbox_id", sa.String(length=32), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("not_understood", sa.Integer(), nullable=False),
        sa.Column("subject_id", sa.String(length=32), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"], ["client.id"], name=op.f("fk_conversation_client_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversation")),
    )
    op.create_index("ix_conversation_ended", "conversation", ["state", "ended_at"], unique=False)
    op.create_index(
        "ix_conversation_stack", "conversation", ["client_id", "state", "depth"], unique=False
    )
    op.create_table(
        "check_in",
        sa.Column("client_id", sa.String(length=32), nullable=False),
        sa.Column("conversation_id", sa.String(length=32), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("feeling", sa.String(length=32), nullable=True),
        sa.Column("theme", sa.String(length=32), nullable=True),
        sa.Column("need", sa.String(length=64), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_check_in_client_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_in")),
        sa.UniqueConstraint("conversation_id", name=op.f("uq_check_in_conversation_id")),
    )
    op.create_index("ix_check_in_latest", "check_in", ["client_id", "started_at"], unique=False)
    op.create_table(
        "answer",
        sa.Column("conversation_id", sa.String(length=32), nullable=False),
        sa.Column("check_in_id", sa.String(length=32), nullable=True),
        sa.Column("question", sa.String(length=64), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=True),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("attachment_id", sa.String(length=32), nullable=True),
        sa.Column("message_id", sa.String(length=128), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("client_id", sa.String(length=32), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["check_in_id"], ["check_in.id"], name=op.f("fk_answer_check_in_id")
        ),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_answer_client_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_answer_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer")),
        sa.UniqueConstraint(
            "conversation_id",
            "message_id",
            "question",
            name=op.f("uq_answer_conversation_id_message_id_question"),
        ),
    )
    op.create_index(op.f("ix_answer_check_in_id"), "answer", ["check_in_id"], unique=False)
    op.create_index("ix_answer_latest", "answer", ["client_id", "question", "at"], unique=False)
    op.create_table(
        "wish",
        sa.Column("check_in_id", sa.String(length=32), nullable=True),
        sa.Column("theme", sa.String(length=32), nullable=True),
        sa.Column("need", sa.String(length=64), nullable=True),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("own_step_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("client_id", sa.String(length=32), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["check_in_id"], ["check_in.id"], name=op.f("fk_wish_check_in_id")),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_wish_client_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_wish_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wish")),
    )
    op.create_index(op.f("ix_wish_check_in_id"), "wish", ["check_in_id"], unique=False)
    op.create_index("ix_wish_latest", "wish", ["client_id", "at"], unique=False)
    op.create_table(
        "attachment",
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("mime", sa.String(length=64), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=True),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("transcript_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_attachment_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    op.create_index(op.f("ix_attachment_person_id"), "attachment", ["person_id"], unique=False)
    op.create_table(
        "action_result",
        sa.Column("conversation_id", sa.String(length=32), nullable=False),
        sa.Column("message_id", sa.String(length=128), nullable=False),
        sa.Column("action", sa.String(length=64), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("events_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("responses_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_action_result_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_result")),
        sa.UniqueConstraint(
            "conversation_id",
            "message_id",
            "action",
            "place",
            name=op.f("uq_action_result_conversation_id_message_id_action_place"),
        ),
    )
    op.create_index(op.f("ix_action_result_at"), "action_result", ["at"], unique=False)
    op.create_index(
        op.f("ix_action_result_person_id"), "action_result", ["person_id"], unique=False
    )
