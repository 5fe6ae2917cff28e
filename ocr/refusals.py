"""The sentences in which a file is refused: the thing, the limit, its setting, the next step."""

from ocr.errors import Refusal, UnreadableScan
from ocr.settings import ReadingSettings


def empty() -> UnreadableScan:
    return UnreadableScan(
        Refusal.EMPTY_FILE,
        "Tệp rỗng (0 byte), có thể việc gửi bị gián đoạn; hãy quét hoặc gửi lại.",
        "The file is empty (0 bytes), its transfer may have been cut; scan or send it again.",
    )


def unknown_type(seen_vi: str = "Không nhận ra loại tệp", seen_en: str = "Unknown type") -> UnreadableScan:
    return UnreadableScan(
        Refusal.UNKNOWN_TYPE,
        f"{seen_vi}; hãy gửi bản quét PDF, TIFF, JPEG, PNG, WebP hoặc HEIC.",
        f"{seen_en}; send a scan as PDF, TIFF, JPEG, PNG, WebP or HEIC.",
    )


def encrypted() -> UnreadableScan:
    return UnreadableScan(
        Refusal.ENCRYPTED,
        "Tệp PDF có mật khẩu mở; hãy bỏ mật khẩu (in lại ra PDF) rồi gửi lại.",
        "The PDF needs a password to open; remove the password (print it to a new PDF) and send it again.",
    )


def damaged(what_vi: str = "Tệp", what_en: str = "The file") -> UnreadableScan:
    return UnreadableScan(
        Refusal.DAMAGED,
        f"{what_vi} bị hỏng hoặc bị cắt cụt; hãy quét hoặc xuất lại rồi gửi lại.",
        f"{what_en} is damaged or cut short; scan or export it again and send it again.",
    )


def no_pages() -> UnreadableScan:
    return UnreadableScan(
        Refusal.NO_PAGES,
        "Tệp không có trang nào; hãy quét lại giấy tờ rồi gửi lại.",
        "The file has no pages; scan the paper again and send it again.",
    )


def too_many_bytes(size: int, settings: ReadingSettings) -> UnreadableScan:
    return UnreadableScan(
        Refusal.TOO_MANY_BYTES,
        f"Tệp có {size} byte, vượt giới hạn {settings.max_bytes} byte (SOHOA_MAX_BYTES);"
        " hãy chia nhỏ tệp hoặc quét ở độ phân giải thấp hơn.",
        f"The file has {size} bytes, over the limit of {settings.max_bytes} bytes (SOHOA_MAX_BYTES);"
        " split it or scan it at a lower resolution.",
    )


def too_many_pages(pages: int, settings: ReadingSettings) -> UnreadableScan:
    return UnreadableScan(
        Refusal.TOO_MANY_PAGES,
        f"Tệp có {pages} trang, vượt giới hạn {settings.max_pages} trang (SOHOA_MAX_PAGES);"
        " hãy chia thành nhiều tệp.",
        f"The file has {pages} pages, over the limit of {settings.max_pages} pages (SOHOA_MAX_PAGES);"
        " split it into several files.",
    )


def too_many_pixels(number: int, pixels: int, settings: ReadingSettings) -> UnreadableScan:
    return UnreadableScan(
        Refusal.TOO_MANY_PIXELS,
        f"Trang {number} có {pixels} điểm ảnh, vượt giới hạn {settings.max_pixels} điểm ảnh"
        " (SOHOA_MAX_PIXELS); hãy quét ở độ phân giải thấp hơn.",
        f"Page {number} has {pixels} pixels, over the limit of {settings.max_pixels} pixels"
        " (SOHOA_MAX_PIXELS); scan it at a lower resolution.",
    )
