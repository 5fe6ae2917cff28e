"""`sohoa bench`: how well and how fast this program reads, classifies and splits."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from bench import (
    classify_bench,
    extract_bench,
    ocrmypdf,
    read_bench,
    report_file,
    split_bench,
    steps_bench,
)
from bench.errors import BadSet, ProgramFailed
from ocr.prepare.plan import STEPS

MEASURED, FAILED = 0, 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the kinds of measurement and their arguments."""
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="read|steps|classify|extract|split")
    pages = "thư mục BẬC/TRANG.png với .txt/.json / folder of TIER/PAGE.png with .txt/.json"
    read = kinds.add_parser("read", help="đọc trang / reading: CER, WER, confidence, pages/s, memory")
    _add_set(read, pages)
    read.add_argument(
        "--peers",
        action="store_true",
        help="so với pytesseract và OCRmyPDF / compare with pytesseract and OCRmyPDF",
    )
    steps = kinds.add_parser("steps", help="từng bước chuẩn bị ảnh / what each step of preparation is worth")
    _add_set(steps, pages)
    classify = kinds.add_parser("classify", help="phân loại / classification: field, type, calibration")
    _add_set(classify, "thư mục có index.csv (file,field,kind,title) / folder with such an index.csv")
    classify.add_argument(
        "--peers",
        action="store_true",
        help="so với cách của paperless-ngx và TF-IDF + SVM / compare with paperless-ngx's way and an SVM",
    )
    classify.add_argument(
        "--whole",
        action="store_true",
        help="cả tách chồng giấy và trích xuất / splitting and extraction, too",
    )
    extract = kinds.add_parser("extract", help="trích xuất / extraction: values of generated dossiers")
    _add_out(extract)
    split = kinds.add_parser("split", help="tách chồng giấy / splitting: boundaries, wrong cuts")
    _add_out(split)
    for kind in (classify, extract):
        _add_dossiers(kind)
    for kind in (classify, split):
        _add_stacks(kind)


def run(args: argparse.Namespace) -> int:
    """Print the tables and, when asked, renew them in a file; 1 when set, peer or file is no good."""
    try:
        for section in sections(args):
            print(section, flush=True)
            if args.out is not None:
                report_file.write(args.out, section)
    except (BadSet, ProgramFailed) as error:
        print(f"sohoa bench {args.kind}: {error}", file=sys.stderr)
        return FAILED
    except OSError as error:
        print(f"sohoa bench {args.kind}: {error.filename}: {error.strerror}", file=sys.stderr)
        return FAILED
    return MEASURED


def _sets(text: str) -> int:
    """A number of sets, at least one."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text}: hãy ghi một số nguyên từ 1 / give a whole number from 1")
    return int(text)


def sections(args: argparse.Namespace) -> Iterator[str]:
    """The sections of the report, each as soon as it is measured. Raises BadSet, ProgramFailed or OSError."""
    if args.kind == "read":
        yield read_bench.measured(args.set, ocrmypdf.installed() if args.peers else None)
    if args.kind == "steps":
        yield steps_bench.measured(args.set, STEPS)
    if args.kind == "classify":
        yield classify_bench.measured(args.set, args.peers)
    is_whole = args.kind == "classify" and args.whole
    if args.kind == "split" or is_whole:
        yield split_bench.measured(args.stacks, args.read)
    if args.kind == "extract" or is_whole:
        yield extract_bench.measured(args.seeds)


def _add_set(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument("--set", type=Path, required=True, metavar="DIR", help=what)
    _add_out(parser)


def _add_stacks(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--stacks", type=_count, default=500, help="số chồng giấy tạo ra / stacks as words (500)"
    )
    parser.add_argument(
        "--read", type=_count, default=12, help="số chồng được in, quét và đọc thật / stacks really read (12)"
    )


def _add_dossiers(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--seeds",
        type=_sets,
        default=1,
        metavar="N",
        help="số bộ hồ sơ giả định, mỗi bộ khoảng 60 trang / sets of invented dossiers, about 60 pages each",
    )


def _count(text: str) -> int:
    """A number of things, none among them."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text}: hãy ghi một số nguyên từ 0 / give a whole number from 0")
    return int(text)


def _add_out(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE.md",
        help="ghi bảng vào tệp, thay bảng cũ cùng loại / renew the section in this Markdown file",
    )
