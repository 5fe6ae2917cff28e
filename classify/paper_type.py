"""The kinds of paper that a one-stop centre receives or hands out."""

from enum import StrEnum


class PaperType(StrEnum):
    """Part of the public interface: a value is never renamed."""

    APPLICATION = "application"
    CERTIFICATE = "certificate"
    ADMIN_DOCUMENT = "admin_document"
    ONE_STOP_SLIP = "one_stop_slip"
    CONTRACT = "contract"
    IDENTITY = "identity"
    ATTACHMENT = "attachment"
    RESULT = "result"
    COVER_SHEET = "cover_sheet"
    BLANK = "blank"
    OTHER = "other"
