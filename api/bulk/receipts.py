"""Receipts of a bulk upload: what was accepted, so that a broken run goes on where it stopped."""

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Receipt:
    """The service's word that it keeps a file. The same bytes for another case have another receipt."""

    to: str
    path: str
    sha256: str
    size_bytes: int
    case_code: str | None
    scan_id: str
    receipt: str


class Receipts:
    """A file with one receipt a line; a line that a crash cut short counts for nothing."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known = {self._key(one.to, one.sha256, one.case_code): one for one in _read(file)}

    def of(self, to: str, sha256: str, case_code: str | None) -> Receipt | None:
        """The receipt for these bytes, if that service gave one for this case."""
        return self._known.get(self._key(to, sha256, case_code))

    def keep(self, receipt: Receipt) -> None:
        """Add a receipt; it is on the disk when this returns."""
        line = json.dumps(asdict(receipt), ensure_ascii=False) + "\n"
        with self._file.open("a", encoding="utf-8") as file:
            file.write(line)
            file.flush()
            os.fsync(file.fileno())
        self._known[self._key(receipt.to, receipt.sha256, receipt.case_code)] = receipt

    @staticmethod
    def _key(to: str, sha256: str, case_code: str | None) -> tuple[str, str, str | None]:
        return to, sha256, case_code


def _read(file: Path) -> Iterable[Receipt]:
    if not file.exists():
        return
    content = file.read_text(encoding="utf-8")
    if content and not content.endswith("\n"):
        # The next receipt must not be glued to the rest of a broken one.
        with file.open("a", encoding="utf-8") as end:
            end.write("\n")
    # Not splitlines(): a file's name may hold what counts as the end of a line elsewhere (U+2028).
    for line in content.split("\n"):
        try:
            yield Receipt(**json.loads(line))
        except (ValueError, TypeError):
            continue
