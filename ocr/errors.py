"""The two ways in which reading fails: the sender's file, or this attempt at a page."""

from enum import StrEnum


class Refusal(StrEnum):
    """Why a file cannot be read, however often it is tried."""

    EMPTY_FILE = "empty_file"
    UNKNOWN_TYPE = "unknown_type"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    TOO_MANY_BYTES = "too_many_bytes"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_MANY_PIXELS = "too_many_pixels"
    NO_PAGES = "no_pages"


class UnreadableScan(Exception):
    """The sender's file is at fault: say so to a person, never try again.

    `detail_vi` and `detail_en` are whole sentences: the thing, the limit, its setting, the next step.
    """

    def __init__(self, code: str, detail_vi: str, detail_en: str) -> None:
        super().__init__(code, detail_vi, detail_en)
        self.code = str(code)
        self.detail_vi = detail_vi
        self.detail_en = detail_en

    def __str__(self) -> str:
        return f"{self.detail_vi} / {self.detail_en}"


class Failure(StrEnum):
    """Why a page could not be read this time."""

    PAGE_TIMEOUT = "page_timeout"
    ENGINE_CRASHED = "engine_crashed"
    PAGE_PROCESS_DIED = "page_process_died"
    OUT_OF_MEMORY = "out_of_memory"


class PageFailed(Exception):
    """One page could not be read this time; the pages beside it are not concerned."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(code, detail)
        self.code = str(code)
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.code}: {self.detail}"
