"""`sohoa bench`: how well and how fast this program reads, classifies and splits."""

import argparse
import sys
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
    extract = kinds.add_parser("extract", help="trích xuất / extraction: values of generated dossiers")
    extract.add_argument(
        "--seeds",
        type=_sets,
        default=1,
        metavar="N",
        help="số bộ hồ sơ giả định, mỗi bộ khoảng 60 trang / sets of invented dossiers, about 60 pages each",
    )
    _add_out(extract)
    _add_split(kinds.add_parser("split", help="tách chồng giấy / splitting: boundaries, wrong cuts"))


def run(args: argparse.Namespace) -> int:
    """Print the tables and, when asked, renew them in a file; 1 when set, peer or file is no good."""
    try:
        section = _measured(args)
        print(section)
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


def _measured(args: argparse.Namespace) -> str:
    if args.kind == "extract":
        return extract_bench.measured(args.seeds)
    if args.kind == "classify":
        return classify_bench.measured(args.set, args.peers)
    if args.kind == "split":
        return split_bench.measured(args.stacks, args.read)
    if args.kind == "steps":
        return steps_bench.measured(args.set, STEPS)
    return read_bench.measured(args.set, ocrmypdf.installed() if args.peers else None)


def _add_set(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument("--set", type=Path, required=True, metavar="DIR", help=what)
    _add_out(parser)


def _add_split(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--stacks", type=_count, default=500, help="số chồng giấy tạo ra / stacks as words (500)"
    )
    parser.add_argument(
        "--read", type=_count, default=12, help="số chồng được in, quét và đọc thật / stacks really read (12)"
    )
    _add_out(parser)


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
