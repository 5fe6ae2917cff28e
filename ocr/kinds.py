"""The kinds of files that can be a scan, told from their first bytes and never from their name."""

from enum import StrEnum

from ocr import refusals
from ocr.errors import UnreadableScan

HEAD_BYTES = 1100
"""How much of a file `sniff` wants to see: PDF allows 1024 bytes before its header."""

_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx")


class Kind(StrEnum):
    """A kind of file that can be read."""

    PDF = "pdf"
    TIFF = "tiff"
    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    HEIC = "heic"

    @property
    def media_type(self) -> str:
        return "application/pdf" if self is Kind.PDF else f"image/{self.value}"


def sniff(head: bytes) -> Kind:
    """The kind of a file that begins with `head` (`HEAD_BYTES` are enough).

    Raises UnreadableScan: empty_file, or unknown_type with what the file looks like instead.
    """
    if not head:
        raise refusals.empty()
    kind = _image_kind(head)
    if kind is not None:
        return kind
    if b"%PDF-" in head[: 1024 + 5]:
        return Kind.PDF
    raise _foreign(head)


def _image_kind(head: bytes) -> Kind | None:
    if head.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG
    if head.startswith((b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")):
        return Kind.TIFF
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Kind.WEBP
    return Kind.HEIC if _is_heif(head) else None


def _is_heif(head: bytes) -> bool:
    if head[4:8] != b"ftyp":
        return False
    brands = head[8 : min(int.from_bytes(head[:4], "big"), 256)]
    # AVIF shares the container and the generic brand "mif1"; only HEVC-coded images are HEIC.
    return any(brand in brands for brand in _HEIF_BRANDS)


def _foreign(head: bytes) -> UnreadableScan:
    if head.startswith(b"PK\x03\x04"):
        return refusals.unknown_type(
            "Tệp nén hoặc tệp văn phòng (docx, xlsx, odt, zip), không phải bản quét",
            "An archive or office file (docx, xlsx, odt, zip), not a scan",
        )
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return refusals.unknown_type(
            "Tệp văn phòng kiểu cũ (doc, xls), không phải bản quét",
            "An old office file (doc, xls), not a scan",
        )
    if _looks_like_text(head):
        return refusals.unknown_type(
            "Tệp văn bản hoặc thư điện tử, không phải bản quét",
            "A text or e-mail file, not a scan",
        )
    return refusals.unknown_type()


def _looks_like_text(head: bytes) -> bool:
    control = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in head)
    return control == 0
