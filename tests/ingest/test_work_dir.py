"""Working files: what killed processes left does not stay, what is in use does."""

import os
import time
from pathlib import Path

from ingest.work_dir import ORIGINALS, PAGES, make_ready


def test_old_leftovers_go_and_fresh_files_and_originals_stay(tmp_path: Path) -> None:
    make_ready(tmp_path, leftover_after_s=60)
    (tmp_path / ORIGINALS).mkdir()
    old_folder, old_page = tmp_path / "tmpabc", tmp_path / PAGES / "sohoa-page-1"
    fresh, original = tmp_path / "upload-1", tmp_path / ORIGINALS / ("0" * 64)
    for folder in (old_folder, old_page):
        folder.mkdir()
        (folder / "page.jpg").write_bytes(b"x")
    for file in (fresh, original):
        file.write_bytes(b"x")
    long_ago = time.time() - 3600
    for entry in (old_folder, old_page, tmp_path / ORIGINALS, original):
        os.utime(entry, (long_ago, long_ago))

    make_ready(tmp_path, leftover_after_s=60)

    assert not old_folder.exists()
    assert not old_page.exists()
    assert fresh.exists()
    assert original.exists()
