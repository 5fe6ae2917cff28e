"""The first schema: offices and tokens, scans and pages, cases and documents, search, audit."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table and its indexes."""
    _audit()
    _offices()
    _cases()
    _tokens()
    _scans()
    _documents()
    _idempotency_keys()
    _attachments()
    _document_texts()
    _pages()
    _search_index()


def downgrade() -> None:
    """Drop everything, children first; the indexes go with their tables."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE document_texts_fts")
    for table in (
        "pages",
        "document_texts",
        "attachments",
        "idempotency_keys",
        "documents",
        "scans",
        "tokens",
        "cases",
        "offices",
        "audit",
    ):
        op.drop_table(table)


def _search_index() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE document_texts_fts USING fts5 (document_id UNINDEXED, body)")
    else:
        op.execute(
            "CREATE INDEX ix_document_texts_body ON document_texts USING gin (to_tsvector('simple', body))"
        )


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=36), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=20), nullable=False),
        sa.Column("subject_id", sa.String(length=64), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_index("ix_audit_at", "audit", ["at"], unique=False)
    op.create_index("ix_audit_subject", "audit", ["subject", "subject_id"], unique=False)


def _offices() -> None:
    op.create_table(
        "offices",
        sa.Column("slug", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_offices")),
    )


def _cases() -> None:
    op.create_table(
        "cases",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("procedure_code", sa.String(length=20), nullable=True),
        sa.Column("procedure_name", sa.String(length=1000), nullable=True),
        sa.Column("field", sa.String(length=64), nullable=True),
        sa.Column("applicant", sa.String(length=200), nullable=True),
        sa.Column("search_key", sa.String(length=300), nullable=False),
        sa.Column("office", sa.String(length=64), nullable=False),
        sa.Column(
            "state", sa.Enum("open", "closed", name="casestate", native_enum=False, length=32), nullable=False
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["office"], ["offices.slug"], name=op.f("fk_cases_office")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_cases")),
    )
    op.create_index(op.f("ix_cases_field"), "cases", ["field"], unique=False)
    op.create_index("ix_cases_office_created_at", "cases", ["office", "created_at"], unique=False)
    op.create_index(op.f("ix_cases_procedure_code"), "cases", ["procedure_code"], unique=False)


def _tokens() -> None:
    op.create_table(
        "tokens",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column(
            "role",
            sa.Enum("admin", "desk", "postal", "integrator", name="role", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("office", sa.String(length=64), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["office"], ["offices.slug"], name=op.f("fk_tokens_office")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tokens")),
        sa.UniqueConstraint("sha256", name=op.f("uq_tokens_sha256")),
    )


def _scans() -> None:
    op.create_table(
        "scans",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("receipt", sa.String(length=40), nullable=False),
        sa.Column("dedupe_key", sa.String(length=200), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("media_type", sa.String(length=64), nullable=False),
        sa.Column("filename", sa.String(length=255), nullable=False),
        sa.Column("office", sa.String(length=64), nullable=False),
        sa.Column(
            "channel",
            sa.Enum("desk", "post", "online", "system", name="channel", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("case_code", sa.String(length=40), nullable=True),
        sa.Column("uploaded_by", sa.String(length=36), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "received",
                "reading",
                "review",
                "done",
                "failed",
                name="scanstate",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("page_count", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("claimed_by", sa.String(length=36), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("error_code", sa.String(length=40), nullable=True),
        sa.Column("error_detail", sa.Text(), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["office"], ["offices.slug"], name=op.f("fk_scans_office")),
        sa.ForeignKeyConstraint(["uploaded_by"], ["tokens.id"], name=op.f("fk_scans_uploaded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scans")),
        sa.UniqueConstraint("dedupe_key", name=op.f("uq_scans_dedupe_key")),
        sa.UniqueConstraint("receipt", name=op.f("uq_scans_receipt")),
    )
    op.create_index(op.f("ix_scans_case_code"), "scans", ["case_code"], unique=False)
    op.create_index("ix_scans_office_received_at", "scans", ["office", "received_at"], unique=False)
    op.create_index("ix_scans_office_sha256", "scans", ["office", "sha256"], unique=False)
    op.create_index("ix_scans_state_due_at", "scans", ["state", "due_at"], unique=False)
    op.create_index("ix_scans_uploaded_by", "scans", ["uploaded_by", "received_at"], unique=False)


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("scan_id", sa.String(length=36), nullable=False),
        sa.Column(
            "state",
            sa.Enum("attached", "unattached", "review", name="documentstate", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("case_code", sa.String(length=40), nullable=True),
        sa.Column("claimed_code", sa.String(length=40), nullable=True),
        sa.Column("claim", sa.JSON(), nullable=False),
        sa.Column(
            "waiting_reason",
            sa.Enum(
                "no_code",
                "case_unknown",
                "codes_disagree",
                "several_codes",
                "detached",
                name="waitingreason",
                native_enum=False,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("page_count", sa.Integer(), nullable=False),
        sa.Column("paper_type", sa.String(length=32), nullable=False),
        sa.Column("paper_confidence", sa.Double(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("procedures", sa.JSON(), nullable=False),
        sa.Column("extracted", sa.JSON(), nullable=False),
        sa.Column("abstained", sa.Boolean(), nullable=False),
        sa.Column("classifier", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("pdf_key", sa.String(length=64), nullable=False),
        sa.Column("corrected_by", sa.String(length=36), nullable=True),
        sa.Column("corrected_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["case_code"], ["cases.code"], name=op.f("fk_documents_case_code")),
        sa.ForeignKeyConstraint(["corrected_by"], ["tokens.id"], name=op.f("fk_documents_corrected_by")),
        sa.ForeignKeyConstraint(["scan_id"], ["scans.id"], name=op.f("fk_documents_scan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
    )
    op.create_index("ix_documents_case_code", "documents", ["case_code"], unique=False)
    op.create_index("ix_documents_claimed_code", "documents", ["claimed_code"], unique=False)
    op.create_index(op.f("ix_documents_scan_id"), "documents", ["scan_id"], unique=False)
    op.create_index("ix_documents_state_created_at", "documents", ["state", "created_at"], unique=False)


def _idempotency_keys() -> None:
    op.create_table(
        "idempotency_keys",
        sa.Column("token_id", sa.String(length=36), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("scan_id", sa.String(length=36), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["scan_id"], ["scans.id"], name=op.f("fk_idempotency_keys_scan_id")),
        sa.ForeignKeyConstraint(["token_id"], ["tokens.id"], name=op.f("fk_idempotency_keys_token_id")),
        sa.PrimaryKeyConstraint("token_id", "key", name=op.f("pk_idempotency_keys")),
    )


def _attachments() -> None:
    op.create_table(
        "attachments",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("document_id", sa.String(length=36), nullable=False),
        sa.Column("case_code", sa.String(length=40), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("attached_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attached_by", sa.String(length=36), nullable=False),
        sa.Column("detached_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("detached_by", sa.String(length=36), nullable=True),
        sa.Column("detach_reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["case_code"], ["cases.code"], name=op.f("fk_attachments_case_code")),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_attachments_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachments")),
    )
    op.create_index("ix_attachments_case_code", "attachments", ["case_code"], unique=False)
    op.create_index(
        "uq_attachments_active_document",
        "attachments",
        ["document_id"],
        unique=True,
        sqlite_where=sa.text("detached_at IS NULL"),
        postgresql_where=sa.text("detached_at IS NULL"),
    )


def _document_texts() -> None:
    op.create_table(
        "document_texts",
        sa.Column("document_id", sa.String(length=36), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_document_texts_document_id")
        ),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_document_texts")),
    )


def _pages() -> None:
    op.create_table(
        "pages",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("scan_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("waiting", "reading", "read", "failed", name="pagestate", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("claimed_by", sa.String(length=36), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("document_id", sa.String(length=36), nullable=True),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("width_px", sa.Integer(), nullable=True),
        sa.Column("height_px", sa.Integer(), nullable=True),
        sa.Column("is_blank", sa.Boolean(), nullable=True),
        sa.Column("confidence", sa.Double(), nullable=True),
        sa.Column("source", sa.String(length=16), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("reading_key", sa.String(length=64), nullable=True),
        sa.Column("image_key", sa.String(length=64), nullable=True),
        sa.Column("error_code", sa.String(length=40), nullable=True),
        sa.Column("error_detail", sa.Text(), nullable=True),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_pages_document_id")),
        sa.ForeignKeyConstraint(["scan_id"], ["scans.id"], name=op.f("fk_pages_scan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pages")),
        sa.UniqueConstraint("scan_id", "number", name=op.f("uq_pages_scan_id_number")),
    )
    op.create_index("ix_pages_document_id_position", "pages", ["document_id", "position"], unique=False)
    op.create_index("ix_pages_state_due_at", "pages", ["state", "due_at"], unique=False)
