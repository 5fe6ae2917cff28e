"""What can go wrong with what we remember, in our own vocabulary."""


class StorageError(Exception):
    """Base of the errors that storage raises on purpose."""


class NotFound(StorageError):
    """The row does not exist, or the caller may not see it (the two are never told apart)."""

    def __init__(self, subject: str, key: str) -> None:
        super().__init__(f"{subject} {key} not found")
        self.subject = subject
        self.key = key


class Conflict(StorageError):
    """The row changed, or exists already, in a way that forbids this step."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail


class AlreadyThere(StorageError):
    """A row with this identity was written by somebody else first."""


class DatabaseUrlInvalid(StorageError):
    """SOHOA_DATABASE_URL names no database that we know. The address stays out: it may hold a password."""

    def __init__(self) -> None:
        super().__init__(
            "SOHOA_DATABASE_URL không đúng; hãy ghi sqlite:///TỆP hoặc "
            "postgresql+psycopg://người-dùng:mật-khẩu@máy/tên. / SOHOA_DATABASE_URL is wrong; write "
            "sqlite:///FILE or postgresql+psycopg://user:password@host/name."
        )


class DatabaseUnavailable(StorageError):
    """The database did not answer within its limit; trying again later may succeed."""
