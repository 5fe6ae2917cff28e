"""What officers say of papers: who, when, and what stood there."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "verdicts",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("document_id", sa.String(length=36), nullable=False),
        sa.Column("given_by", sa.String(length=36), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_confirmation", sa.Boolean(), nullable=False),
        sa.Column("paper_type", sa.String(length=32), nullable=True),
        sa.Column("field", sa.String(length=64), nullable=True),
        sa.Column("procedure_code", sa.String(length=20), nullable=True),
        sa.Column("classifier", sa.String(length=64), nullable=False),
        sa.Column("answered_type", sa.String(length=32), nullable=False),
        sa.Column("answered_field", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_verdicts_document_id")),
        sa.ForeignKeyConstraint(["given_by"], ["tokens.id"], name=op.f("fk_verdicts_given_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verdicts")),
    )
    op.create_index("ix_verdicts_document_id", "verdicts", ["document_id"], unique=False)
    op.create_index("ix_verdicts_given_at", "verdicts", ["given_at"], unique=False)


def downgrade() -> None:
    """Drop the table; its indexes go with it."""
    op.drop_table("verdicts")
