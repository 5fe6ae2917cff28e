"""What can go wrong with stored bytes, in our own words."""


class BlobError(Exception):
    """A store could not do what it was asked; both details name the thing and the next step."""

    def __init__(self, detail_vi: str, detail_en: str) -> None:
        super().__init__(detail_en)
        self.detail_vi = detail_vi
        self.detail_en = detail_en


class BlobMissing(BlobError):
    """No bytes are kept under this key."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"Không có tệp {key} trong kho. Hãy khôi phục từ bản sao lưu.",
            f"The store has no blob {key}. Restore it from a backup.",
        )
        self.key = key


class BlobCorrupt(BlobError):
    """The bytes kept under this key are not the bytes that were put there."""

    def __init__(self, key: str, found: str) -> None:
        super().__init__(
            f"Tệp {key} trong kho đã bị hỏng (SHA-256 hiện tại: {found}). Hãy khôi phục từ bản sao lưu.",
            f"Blob {key} is damaged (its SHA-256 is now {found}). Restore it from a backup.",
        )
        self.key = key
        self.found = found


class StoreUnavailable(BlobError):
    """The store cannot be used now; the same call may work later."""


class StoreFull(StoreUnavailable):
    """The store has no room for these bytes; reading still works."""

    def __init__(self, store: str) -> None:
        super().__init__(
            f"Kho {store} (SOHOA_BLOBS_URL) đã đầy. Hãy giải phóng hoặc thêm dung lượng.",
            f"The store {store} (SOHOA_BLOBS_URL) is full. Free some space or add more.",
        )


class BlobsUrlInvalid(ValueError):
    """SOHOA_BLOBS_URL names no store that we know."""
