"""`sohoa classify`: what paper is this, which field, which procedure, and what does it say."""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TextIO

from api.label_settings import label_settings
from classify.answer import Answer
from classify.catalogue import Catalogue
from classify.classifier import Classifier
from classify.learned.shelf import serving_model
from classify.page import Page
from classify.settings import ClassifySettings
from ingest.conversions import to_page
from ocr.errors import PageFailed, UnreadableScan
from ocr.pool import PagePool
from ocr.settings import ReadingSettings

CLASSIFIED, SOME_FAILED = 0, 1
_STANDARD_INPUT = "-"
_PAPER_NAMES = {
    "application": "đơn, tờ khai",
    "certificate": "giấy chứng nhận, giấy phép",
    "admin_document": "văn bản hành chính",
    "one_stop_slip": "phiếu một cửa",
    "contract": "hợp đồng",
    "identity": "giấy tờ tùy thân",
    "attachment": "giấy tờ kèm theo",
    "result": "kết quả giải quyết",
    "cover_sheet": "phiếu bìa số hóa",
    "blank": "trang trắng",
    "other": "giấy tờ khác",
}


class BadInput(Exception):
    """An input that cannot be classified; the message says why and what to do."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `sohoa classify`."""
    parser.add_argument(
        "inputs", nargs="+", metavar="INPUT", help="PDF, ảnh / image, .txt; '-' = standard input"
    )
    parser.add_argument(
        "--on",
        type=date.fromisoformat,
        metavar="DATE",
        help="ngày của giấy tờ: chỉ thủ tục còn hiệu lực / day of the papers, YYYY-MM-DD (default: today)",
    )
    parser.add_argument("--json", action="store_true", help="một đối tượng JSON mỗi dòng / JSON lines")
    parser.add_argument(
        "--data",
        type=Path,
        default=Path(os.environ.get("SOHOA_DATA", "data")),
        help="thư mục dữ liệu, nơi có danh mục đã nhập / data folder with the imported catalogue",
    )


def run(args: argparse.Namespace) -> int:
    """Classify every input; 0 when all were, 1 when some failed (each named on standard error)."""
    settings = label_settings(args.data)
    try:
        catalogue = Catalogue.load(settings.catalogue_dir)
        classifier = Classifier(catalogue, settings, serving_model(settings.models_dir))
    except (OSError, ValueError) as error:
        print(f"sohoa classify: {error}", file=sys.stderr)
        return SOME_FAILED
    with ExitStack() as stack:
        reader = PaperReader(settings, stack)
        results = [_classify(source, reader, classifier, catalogue, args) for source in args.inputs]
    return CLASSIFIED if all(results) else SOME_FAILED


class PaperReader:
    """Turns an input into pages; the reading processes start only when the first scan asks for them."""

    def __init__(self, settings: ClassifySettings, stack: ExitStack) -> None:
        self._settings = settings
        self._stack = stack
        self._pool: PagePool | None = None

    def pages(self, source: str) -> list[Page]:
        """The pages of a text or a scan. Raises BadInput, UnreadableScan, PageFailed or OSError."""
        if source == _STANDARD_INPUT:
            sys.stdin.reconfigure(encoding="utf-8", errors="strict")  # type: ignore[union-attr]  # a text stream here
            return self._text_pages(sys.stdin)
        path = Path(source)
        if path.suffix.lower() == ".txt":
            with path.open(encoding="utf-8-sig") as stream:
                return self._text_pages(stream)
        return self._scan_pages(path)

    def _text_pages(self, stream: TextIO) -> list[Page]:
        try:
            text = stream.read(self._settings.max_text_chars)
        except UnicodeDecodeError:
            raise BadInput(
                "không phải văn bản UTF-8; hãy lưu lại bằng mã UTF-8 / not UTF-8 text; save it as UTF-8"
            ) from None
        return [Page(number, part) for number, part in enumerate(text.split("\f"), start=1)]

    def _scan_pages(self, path: Path) -> list[Page]:
        pool = self._reading_pool()
        count = min(pool.inspect(path).page_count, self._settings.classify_pages)
        with ThreadPoolExecutor(pool.size) as threads:
            return list(threads.map(lambda number: to_page(pool.read(path, number)), range(1, count + 1)))

    def _reading_pool(self) -> PagePool:
        if self._pool is None:
            self._pool = self._stack.enter_context(PagePool(ReadingSettings()))
        return self._pool


def _classify(
    source: str, reader: PaperReader, classifier: Classifier, catalogue: Catalogue, args: argparse.Namespace
) -> bool:
    try:
        answer = classifier.classify(reader.pages(source), args.on)
    except UnreadableScan as error:
        return _failed(source, f"{error.detail_vi} / {error.detail_en}")
    except PageFailed as error:
        return _failed(source, error.detail)
    except OSError as error:
        return _failed(source, error.strerror or str(error))
    except BadInput as error:
        return _failed(source, str(error))
    if args.json:
        print(json.dumps({"source": source, **answer.to_json()}, ensure_ascii=False), flush=True)
    else:
        print("\n".join(_summary(source, answer, catalogue)), flush=True)
    return True


def _failed(source: str, why: str) -> bool:
    print(f"sohoa classify: {source}: {' '.join(why.split())}", file=sys.stderr)
    return False


def _summary(source: str, answer: Answer, catalogue: Catalogue) -> Iterator[str]:
    """The answer for a person to read."""
    yield f"{source}"
    yield f"  Loại giấy tờ: {_PAPER_NAMES[answer.paper.type.value]} ({answer.paper.confidence:.0%})"
    yield from (f"      - {reason}" for reason in answer.paper.reasons)
    if answer.abstained:
        yield "  Chưa đủ chắc chắn về lĩnh vực, cần người xem lại. Phỏng đoán:"
    for field in answer.fields[:3]:
        record = catalogue.field(field.slug)
        yield f"  Lĩnh vực: {record.name if record else field.slug} [{field.slug}] ({field.confidence:.0%})"
        yield from (f"      - {reason}" for reason in field.reasons)
    for procedure in answer.procedures[:3]:
        yield f"  Thủ tục: {procedure.code} {procedure.name} ({procedure.confidence:.0%})"
        yield from (f"      - {reason}" for reason in procedure.reasons)
    for name, value in answer.extracted.items():
        failed = "; ".join(check.name for check in value.checks if not check.passed)
        yield f"  {name}: {value.value} (trang {value.page})" + (f" KHÔNG ĐẠT: {failed}" if failed else "")
