"""The tables. Importing this module makes the metadata complete."""

from storage.tables.access import AuditEntry, Office, Token
from storage.tables.base import Base
from storage.tables.cases import Attachment, Case, Document, DocumentText
from storage.tables.scans import Boundary, IdempotencyKey, Page, Scan
from storage.tables.verdicts import Verdict

__all__ = [
    "Attachment",
    "AuditEntry",
    "Base",
    "Boundary",
    "Case",
    "Document",
    "DocumentText",
    "IdempotencyKey",
    "Office",
    "Page",
    "Scan",
    "Token",
    "Verdict",
]
