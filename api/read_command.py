"""`sohoa read`: scans to searchable PDF, text and JSON, without a server."""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from ocr.errors import PageFailed, UnreadableScan
from ocr.page_reading import PageReading
from ocr.pool import PagePool
from ocr.settings import ReadingSettings

READ, SOME_FAILED, WRONG_USAGE = 0, 1, 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `sohoa read`."""
    add = parser.add_argument
    add("inputs", nargs="+", type=Path, metavar="INPUT", help="PDF, TIFF, JPEG, PNG, WebP, HEIC")
    add("--pdf", type=Path, metavar="OUT.pdf", help="searchable PDF of the one INPUT")
    add("--text", type=Path, metavar="OUT.txt", help="its text, a form feed between pages")
    add("--json", type=Path, metavar="OUT.json", help="its words, boxes and measures")
    add("--out-dir", type=Path, metavar="DIR", help="NAME.pdf, NAME.txt and NAME.json of each INPUT")


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where the results of one input go; `screen` is standard output when nothing else was asked."""

    pdf: Path | None = None
    text: Path | None = None
    json: Path | None = None
    screen: TextIO | None = None


@dataclass(frozen=True, slots=True)
class FailedPage:
    """A page of a readable file that could not be read, and why."""

    number: int
    error: UnreadableScan | PageFailed


def run(args: argparse.Namespace) -> int:
    """Read every input; 0 when all were read, 1 when some failed, 2 for wrong usage."""
    inputs: list[Path] = args.inputs
    problem = _wrong_usage(args, inputs)
    if problem:
        print(f"sohoa read: {problem}", file=sys.stderr)
        return WRONG_USAGE
    if args.out_dir is not None:
        try:
            args.out_dir.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            print(f"sohoa read: --out-dir {args.out_dir}: {error.strerror}", file=sys.stderr)
            return WRONG_USAGE
    settings = ReadingSettings()
    with PagePool(settings) as pool:
        places = _outputs(args, inputs)
        results = [read_file(path, place, pool) for path, place in zip(inputs, places, strict=True)]
    return READ if all(results) else SOME_FAILED


def read_file(path: Path, outputs: Outputs, pool: PagePool) -> bool:
    """Read one input and write its outputs; whether every page was read. Says on stderr what was not."""
    try:
        facts = pool.inspect(path)
        pages = _read_pages(path, facts.page_count, pool)
        failed = _write(path, pages, outputs, pool)
    except (UnreadableScan, PageFailed, OSError) as error:
        _say(path, error)
        return False
    for page in failed:
        _say(path, page.error, page.number)
    return not failed


def _wrong_usage(args: argparse.Namespace, inputs: Sequence[Path]) -> str | None:
    if len(inputs) > 1 and any((args.pdf, args.text, args.json)):
        return (
            "--pdf, --text, --json chỉ dùng cho một tệp; hãy dùng --out-dir"
            " / --pdf, --text and --json are for one INPUT; use --out-dir for several"
        )
    targets = [target.absolute() for target in (args.pdf, args.text, args.json) if target is not None]
    if len(set(targets)) < len(targets) or any(path.absolute() in targets for path in inputs):
        return (
            "mỗi kết quả cần một tệp riêng, khác tệp gốc"
            " / every output needs a file of its own, other than the INPUT"
        )
    return None


def _outputs(args: argparse.Namespace, inputs: Sequence[Path]) -> Iterator[Outputs]:
    """The outputs of each input; two inputs of the same name get names of their own in --out-dir."""
    if args.out_dir is None:
        asked = any((args.pdf, args.text, args.json))
        for _ in inputs:
            yield Outputs(args.pdf, args.text, args.json, None if asked else sys.stdout)
        return
    taken = {path.absolute() for path in inputs}
    for path in inputs:
        yield _named(args.out_dir, path, taken)


def _named(folder: Path, path: Path, taken: set[Path]) -> Outputs:
    """NAME.* in the folder; NAME.ext.* and then NAME-2.* where that belongs to another input."""
    names = [path.stem, path.name, *(f"{path.stem}-{count}" for count in range(2, 100_000))]
    for name in names:
        files = [folder / f"{name}.{suffix}" for suffix in ("pdf", "txt", "json")]
        if not taken.intersection(file.absolute() for file in files):
            taken.update(file.absolute() for file in files)
            return Outputs(pdf=files[0], text=files[1], json=files[2])
    raise OSError(f"no free name for {path.name} in {folder}")


def _read_pages(path: Path, count: int, pool: PagePool) -> Iterator[PageReading | FailedPage]:
    """The pages in order, read side by side and only a few ahead, so that memory stays flat."""

    def read(number: int) -> PageReading | FailedPage:
        try:
            return pool.read(path, number, None)
        except (UnreadableScan, PageFailed) as error:
            return FailedPage(number, error)

    ahead = pool.size * 2
    with ThreadPoolExecutor(pool.size, thread_name_prefix="read") as threads:
        waiting = [threads.submit(read, number) for number in range(1, min(count, ahead) + 1)]
        for number in range(1, count + 1):
            page = waiting.pop(0).result()
            if number + ahead <= count:
                waiting.append(threads.submit(read, number + ahead))
            yield page


def _write(
    path: Path, pages: Iterable[PageReading | FailedPage], outputs: Outputs, pool: PagePool
) -> list[FailedPage]:
    """Write text and JSON page by page and the PDF at the end; the pages that failed."""
    failed, kept = [], []
    with _text_file(outputs) as text, _json_file(outputs.json, path) as record:
        for index, page in enumerate(pages):
            if isinstance(page, FailedPage):
                failed.append(page)
            elif outputs.pdf is not None:
                kept.append(page)
            if text is not None:
                text.write(("\f" if index else "") + (page.text if isinstance(page, PageReading) else ""))
            if record is not None:
                record.write((",\n" if index else "\n") + json.dumps(_record(page), ensure_ascii=False))
        if text is not None:
            text.write("\n")
    if outputs.pdf is not None:
        unread = [PageReading.unread(page.number) for page in failed]
        in_order = sorted([*kept, *unread], key=lambda page: page.number)
        pool.write(path, in_order, outputs.pdf)
    return failed


def _record(page: PageReading | FailedPage) -> dict[str, object]:
    if isinstance(page, PageReading):
        return page.to_json()
    return {"number": page.number, "error": {"code": page.error.code, "detail": str(page.error)}}


@contextmanager
def _text_file(outputs: Outputs) -> Iterator[TextIO | None]:
    if outputs.text is None:
        yield outputs.screen
        return
    with _replacing(outputs.text) as file:
        yield file


@contextmanager
def _json_file(target: Path | None, source: Path) -> Iterator[TextIO | None]:
    if target is None:
        yield None
        return
    with source.open("rb") as original:
        digest = hashlib.file_digest(original, "sha256").hexdigest()
    with _replacing(target) as file:
        head = {"source": str(source), "sha256": digest}
        file.write(json.dumps(head, ensure_ascii=False)[:-1] + ', "pages": [')
        yield file
        file.write("\n]}\n")


@contextmanager
def _replacing(target: Path) -> Iterator[TextIO]:
    """A file that takes its name only once it is whole."""
    partial = target.with_name(f".{target.name}.partial")
    try:
        with partial.open("w", encoding="utf-8", newline="\n") as file:
            yield file
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


def _say(path: Path, error: Exception, number: int | None = None) -> None:
    """One line on standard error: the file, the page, and what to do."""
    place = path.name if number is None else f"{path.name}, trang/page {number}"
    print(f"{place}: {' '.join(_sentences(error).split())}", file=sys.stderr)


def _sentences(error: Exception) -> str:
    if isinstance(error, PageFailed):
        return (
            "không đọc được lần này, hãy thử lại hoặc quét lại trang"
            f" / could not be read this time, try again or scan the page again ({error})"
        )
    if isinstance(error, FileNotFoundError):
        return "không có tệp này / there is no such file"
    if isinstance(error, IsADirectoryError):
        return "là thư mục, hãy chỉ ra từng tệp / is a folder, name the files in it"
    if isinstance(error, OSError):
        return f"không đọc hoặc ghi được / cannot be read or written ({error.strerror or error})"
    return str(error)
