"""Papers of a stack: the places where a scan is cut, and which of its pages each document holds."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of boundaries. Every document filed so far holds its scan's pages from first to last."""
    op.create_table(
        "boundaries",
        sa.Column("scan_id", sa.String(length=36), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("cut", "joined", "undecided", name="boundarystate", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("decided_by", sa.String(length=36), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["scan_id"], ["scans.id"], name=op.f("fk_boundaries_scan_id")),
        sa.PrimaryKeyConstraint("scan_id", "page", name=op.f("pk_boundaries")),
    )
    op.create_index("ix_boundaries_state", "boundaries", ["state", "scan_id"], unique=False)
    op.execute(
        "INSERT INTO boundaries (scan_id, page, confidence, reasons, state)"
        " SELECT scan_id, number, 0, '[]', 'joined' FROM pages WHERE number > 1 AND document_id IS NOT NULL"
    )
    # Columns are added in place, and keep their default: for anything else SQLite makes the table anew, which
    # it cannot while other rows refer to it.
    op.add_column("documents", sa.Column("first_page", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("documents", sa.Column("last_page", sa.Integer(), nullable=False, server_default="1"))
    op.execute("UPDATE documents SET last_page = page_count WHERE page_count > 0")


def downgrade() -> None:
    """Forget the boundaries. A scan that was cut keeps its documents."""
    op.drop_column("documents", "last_page")
    op.drop_column("documents", "first_page")
    op.drop_table("boundaries")
