"""`sohoa bench`: how well and how fast this program reads and classifies, on a set with known truth."""

import argparse
import sys
from pathlib import Path

from bench import classify_bench, read_bench, report_file
from bench.errors import BadSet

MEASURED, FAILED = 0, 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the kinds of measurement and their arguments."""
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="read|classify")
    read = kinds.add_parser("read", help="đọc trang / reading: CER, WER, pages/s, memory")
    _add_set(read, "thư mục BẬC/TRANG.png với .txt/.json / folder of TIER/PAGE.png with .txt/.json")
    read.add_argument("--peers", action="store_true", help="so với pytesseract / compare with pytesseract")
    classify = kinds.add_parser("classify", help="phân loại / classification: field, type, calibration")
    _add_set(classify, "thư mục có index.csv (file,field,kind,title) / folder with such an index.csv")


def run(args: argparse.Namespace) -> int:
    """Print the tables and, when asked, renew them in a file; 1 when the set or the file is no good."""
    try:
        section = (
            read_bench.measured(args.set, args.peers)
            if args.kind == "read"
            else classify_bench.measured(args.set)
        )
        print(section)
        if args.out is not None:
            report_file.write(args.out, section)
    except BadSet as error:
        print(f"sohoa bench {args.kind}: {error}", file=sys.stderr)
        return FAILED
    except OSError as error:
        print(f"sohoa bench {args.kind}: {error.filename}: {error.strerror}", file=sys.stderr)
        return FAILED
    return MEASURED


def _add_set(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument("--set", type=Path, required=True, metavar="DIR", help=what)
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE.md",
        help="ghi bảng vào tệp, thay bảng cũ cùng loại / renew the section in this Markdown file",
    )
