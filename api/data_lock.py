"""The lock on a data folder: an embedded deployment is alone with its database."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PRIVATE = 0o750
"""What citizens handed in is nobody else's to read: a new folder is closed to other users of the machine."""


class DataUnusable(Exception):
    """Nothing can be written in the folder."""

    def __init__(self, folder: Path, cause: OSError) -> None:
        super().__init__(
            f"Không dùng được thư mục dữ liệu {folder} ({cause.strerror}); hãy chọn --data khác. / "
            f"The data folder {folder} cannot be used ({cause.strerror}); choose another --data."
        )


class DataInUse(Exception):
    """Another process works in the folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"Một tiến trình sohoa khác đang dùng {folder}; hãy dừng nó hoặc chọn --data khác. / "
            f"Another sohoa process uses {folder}; stop it, or choose another --data."
        )


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Hold the folder while the block runs. The system frees it when the process dies, however it dies.

    Raises DataInUse or DataUnusable.
    """
    try:
        folder.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
        lock = (folder / "lock").open("w")
    except OSError as error:
        raise DataUnusable(folder, error) from error
    with lock as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise DataInUse(folder) from error
        yield
